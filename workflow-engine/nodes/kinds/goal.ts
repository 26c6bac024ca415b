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
    en: { title: 'Goal', about: '', synonyms: '' },
    fi: { title: 'Tavoite', about: '', synonyms: '' },
    sv: { title: 'Mål', about: '', synonyms: '' },
  },
  summary: () => ({ key: 'summary.empty' }),
  references: ({ reached }) => rulePointers(reached, 'reached'),
  facts: ({ reached }, nodeId) => factsOf(reached, nodeId),
  cues: ({ reached }) => ruleCues(reached),
  check: ({ reached }) => gapsIn(reached, 'reached').map(({ field }) => ({ code: 'gap', severity: 'blocker', field })),
  visit: ({ config }) =>
    config.after === 'continue' ? { kind: 'proceed', via: 'then' } : { kind: 'end', outcome: 'goal' },
})
