import { z } from 'zod'
import { ruleComplaints } from '../conditionComplaints.ts'
import { conditionTexts } from '../conditionTexts.ts'
import { defineNode } from '../defineNode.ts'
import { text } from '../fields.ts'
import { areDistinct, PathId } from '../pathId.ts'
import { factsOf, Rule, ruleHolds, rulePointers } from '../rule.ts'

const Path = z.strictObject({
  /** The name of its outlet. */
  id: PathId,
  label: text(80).default(''),
  when: Rule.default({ kind: 'downloaded', fileId: null, since: 'entered' }).meta({ widget: 'rule' }),
})

export const paths = defineNode({
  type: 'paths',
  family: 'decide',
  config: z.strictObject({
    /** Whoever the first one holds for takes it; then the second is asked, and so on. */
    paths: z
      .array(Path)
      .min(1)
      .max(10)
      .refine(areDistinct, 'Two paths share an id.')
      .prefault([{ id: 'a' }])
      .meta({ widget: 'paths' }),
  }),
  outlets: ['otherwise'] as readonly string[],
  outletsOf: ({ paths }) => [...paths.map(({ id }) => id), 'otherwise'],
  outletLabel: ({ paths }, outlet) => paths.find(({ id }) => id === outlet)?.label ?? null,
  texts: {
    en: {
      ...conditionTexts.en,
      title: 'Paths',
      about: 'Asks several questions in order and takes the first path whose answer is yes.',
      synonyms: 'many-way branch, switch, case, if, else, otherwise, condition, decision, choice',
      'outlet.otherwise': 'Otherwise',
      'outlet.nth': 'Path {{nth}}',
      'field.paths': 'Paths, asked in this order',
      'field.paths.label': 'Name',
      'field.paths.when': 'Taken when',
      'help.paths': 'Whoever no path is taken for goes on by “Otherwise”.',
      'summary.count_one': '{{count}} path and otherwise',
      'summary.count_other': '{{count}} paths and otherwise',
    },
    fi: {
      ...conditionTexts.fi,
      title: 'Monta polkua',
      about: 'Kysyy monta kysymystä järjestyksessä ja valitsee ensimmäisen polun, jonka vastaus on kyllä.',
      synonyms: 'monihaara, vaihtoehdot, jos, muuten, ehto, päätös, valinta, polut',
      'outlet.otherwise': 'Muuten',
      'outlet.nth': 'Polku {{nth}}',
      'field.paths': 'Polut kysymisjärjestyksessä',
      'field.paths.label': 'Nimi',
      'field.paths.when': 'Valitaan, kun',
      'help.paths': 'Jos mitään polkua ei valita, matka jatkuu polkua ”Muuten”.',
      'summary.count_one': '{{count}} polku ja muuten',
      'summary.count_other': '{{count}} polkua ja muuten',
    },
    sv: {
      ...conditionTexts.sv,
      title: 'Flera vägar',
      about: 'Ställer flera frågor i tur och ordning och tar den första vägen vars svar är ja.',
      synonyms: 'flervägsval, alternativ, om, annars, villkor, beslut, val, vägar',
      'outlet.otherwise': 'Annars',
      'outlet.nth': 'Väg {{nth}}',
      'field.paths': 'Vägar i den ordning de prövas',
      'field.paths.label': 'Namn',
      'field.paths.when': 'Tas när',
      'help.paths': 'Den som ingen väg passar går vidare genom ”Annars”.',
      'summary.count_one': '{{count}} väg och annars',
      'summary.count_other': '{{count}} vägar och annars',
    },
  },
  summary: ({ paths }) => ({ key: 'summary.count', params: { count: paths.length } }),
  asks: ({ paths }) => paths.map(({ when }, n) => ({ rule: when, path: `paths.${n}.when` })),
  references: ({ paths }) => paths.flatMap(({ when }, n) => rulePointers(when, `paths.${n}.when`)),
  facts: ({ paths }) => factsOf({ kind: 'any', rules: paths.map(({ when }) => when) }),
  check: ({ paths }) => paths.flatMap(({ when }, n) => ruleComplaints(when, `paths.${n}.when`)),
  visit: ({ config, facts }) => ({
    kind: 'proceed',
    via: config.paths.find(({ when }) => ruleHolds(when, facts))?.id ?? 'otherwise',
  }),
})
