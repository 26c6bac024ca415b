import { z } from 'zod'
import { ruleComplaints } from '../conditionComplaints.ts'
import { rulePhrase } from '../conditionPhrase.ts'
import { conditionTexts } from '../conditionTexts.ts'
import { defineNode } from '../defineNode.ts'
import { factsOf, Rule, ruleCues, rulePointers } from '../rule.ts'

/** Stands free on the canvas: nothing leads into it. Whoever reaches it is taken here from wherever they stand
 *  (journey/advance.ts), once in an enrollment. */
export const goal = defineNode({
  type: 'goal',
  family: 'goal',
  config: z.strictObject({
    reached: Rule.default({ kind: 'all', rules: [] }).meta({ widget: 'rule' }),
    /** continue: goes on by the outlet. */
    after: z.enum(['end', 'continue']).default('end').meta({ widget: 'choice' }),
  }),
  outlets: [] as readonly string[],
  outletsOf: ({ after }) => (after === 'continue' ? ['then'] : []),
  texts: {
    en: {
      ...conditionTexts.en,
      title: 'Goal',
      about: 'Whoever reaches the goal is taken here at once, from wherever they stand, and counts as a conversion.',
      synonyms: 'conversion, target, success, objective, win, reached',
      'outlet.then': 'Then',
      'field.reached': 'Reached when',
      'field.after': 'Afterwards',
      'choice.after.end': 'leaves the program',
      'choice.after.continue': 'goes on from here',
      'summary.goal': 'Goal: {{what}}',
      'summary.empty': 'Choose what the goal is',
    },
    fi: {
      ...conditionTexts.fi,
      title: 'Tavoite',
      about: 'Kun prospekti saavuttaa tavoitteen, hän siirtyy heti tähän mistä tahansa ja lasketaan konversioksi.',
      synonyms: 'konversio, päämäärä, onnistuminen, tulos, saavutettu',
      'outlet.then': 'Sitten',
      'field.reached': 'Saavutettu, kun',
      'field.after': 'Sen jälkeen',
      'choice.after.end': 'poistuu ohjelmasta',
      'choice.after.continue': 'jatkaa tästä',
      'summary.goal': 'Tavoite: {{what}}',
      'summary.empty': 'Valitse, mikä on tavoite',
    },
    sv: {
      ...conditionTexts.sv,
      title: 'Mål',
      about: 'Den som når målet flyttas hit direkt, varifrån som helst, och räknas som en konvertering.',
      synonyms: 'konvertering, resultat, framgång, syfte, uppnått',
      'outlet.then': 'Sedan',
      'field.reached': 'Nås när',
      'field.after': 'Därefter',
      'choice.after.end': 'lämnar programmet',
      'choice.after.continue': 'går vidare härifrån',
      'summary.goal': 'Mål: {{what}}',
      'summary.empty': 'Välj vad som är målet',
    },
  },
  summary: ({ reached }) => {
    const what = rulePhrase(reached)
    return what ? { key: 'summary.goal', params: { what } } : { key: 'summary.empty' }
  },
  asks: ({ reached }) => [{ rule: reached, path: 'reached' }],
  references: ({ reached }) => rulePointers(reached, 'reached'),
  facts: ({ reached }) => factsOf(reached),
  cues: ({ reached }) => ruleCues(reached),
  check: ({ reached }) => ruleComplaints(reached, 'reached'),
  visit: ({ config }) =>
    config.after === 'continue' ? { kind: 'proceed', via: 'then' } : { kind: 'end', outcome: 'goal' },
})
