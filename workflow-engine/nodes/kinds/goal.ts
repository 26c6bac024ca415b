import { z } from 'zod'
import { defineNode } from '../defineNode.ts'
import { factsOf, gapsIn, Rule, ruleCues, rulePointers } from '../rule.ts'

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
      title: 'Goal',
      about: 'Whoever reaches the goal is taken here at once, from wherever they stand, and counts as a conversion.',
      synonyms: 'conversion, target, success, objective, win, reached',
      'outlet.then': 'Then',
      'field.reached': 'Reached when',
      'field.after': 'Afterwards',
      'choice.after.end': 'leaves the program',
      'choice.after.continue': 'goes on from here',
      'summary.empty': 'Choose what the goal is',
      'issue.gap': 'The goal’s condition is not finished.',
    },
    fi: {
      title: 'Tavoite',
      about: 'Kun prospekti saavuttaa tavoitteen, hän siirtyy heti tähän mistä tahansa ja lasketaan konversioksi.',
      synonyms: 'konversio, päämäärä, onnistuminen, tulos, saavutettu',
      'outlet.then': 'Sitten',
      'field.reached': 'Saavutettu, kun',
      'field.after': 'Sen jälkeen',
      'choice.after.end': 'poistuu ohjelmasta',
      'choice.after.continue': 'jatkaa tästä',
      'summary.empty': 'Valitse, mikä on tavoite',
      'issue.gap': 'Tavoitteen ehto on kesken.',
    },
    sv: {
      title: 'Mål',
      about: 'Den som når målet flyttas hit direkt, varifrån som helst, och räknas som en konvertering.',
      synonyms: 'konvertering, resultat, framgång, syfte, uppnått',
      'outlet.then': 'Sedan',
      'field.reached': 'Nås när',
      'field.after': 'Därefter',
      'choice.after.end': 'lämnar programmet',
      'choice.after.continue': 'går vidare härifrån',
      'summary.empty': 'Välj vad som är målet',
      'issue.gap': 'Målets villkor är inte färdigt.',
    },
  },
  summary: () => ({ key: 'summary.empty' }),
  references: ({ reached }) => rulePointers(reached, 'reached'),
  facts: ({ reached }, nodeId) => factsOf(reached, nodeId),
  cues: ({ reached }) => ruleCues(reached),
  check: ({ reached }) => gapsIn(reached, 'reached').map(({ field }) => ({ code: 'gap', severity: 'blocker', field })),
  visit: ({ config }) =>
    config.after === 'continue' ? { kind: 'proceed', via: 'then' } : { kind: 'end', outcome: 'goal' },
})
