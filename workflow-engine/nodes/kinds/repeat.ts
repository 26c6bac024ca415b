import { z } from 'zod'
import { defineNode } from '../defineNode.ts'
import { type Fact, factKey } from '../fact.ts'

/** The one way back to an earlier step (program/rules/loops.ts). */
export const repeat = defineNode({
  type: 'repeat',
  family: 'decide',
  config: z.strictObject({
    /** How often a person may go back, in the whole way through the program. */
    most: z.number().int().min(1).max(100).default(3).meta({ widget: 'number' }),
  }),
  // What follows stands first, so that a step put between two others goes on.
  outlets: ['done', 'again'],
  texts: {
    en: {
      title: 'Repeat',
      about: 'Leads back to an earlier step, so many times at most; then goes on.',
      synonyms: 'loop, again, back, cycle, retry, remind, times',
      'outlet.done': 'Afterwards',
      'outlet.again': 'Again',
      'field.most': 'How many times at most',
      'help.most':
        'Counted for each prospect over the whole way through the program. There must be a wait of at least an hour on the way back here.',
      'summary.most_one': 'Repeat {{count}} time at most',
      'summary.most_other': 'Repeat {{count}} times at most',
    },
    fi: {
      title: 'Toista',
      about: 'Johtaa takaisin aiempaan vaiheeseen enintään näin monta kertaa ja jatkaa sitten eteenpäin.',
      synonyms: 'silmukka, uudelleen, takaisin, kierros, muistuta, kertaa',
      'outlet.done': 'Sen jälkeen',
      'outlet.again': 'Uudelleen',
      'field.most': 'Montako kertaa enintään',
      'help.most':
        'Lasketaan jokaiselle prospektille koko ohjelman ajalta. Paluumatkalla tähän on oltava ainakin tunnin odotus.',
      'summary.most_one': 'Toista enintään {{count}} kerran',
      'summary.most_other': 'Toista enintään {{count}} kertaa',
    },
    sv: {
      title: 'Upprepa',
      about: 'Leder tillbaka till ett tidigare steg, högst så här många gånger, och går sedan vidare.',
      synonyms: 'slinga, igen, tillbaka, varv, påminn, gånger',
      'outlet.done': 'Därefter',
      'outlet.again': 'Igen',
      'field.most': 'Högst hur många gånger',
      'help.most':
        'Räknas för varje prospekt under hela vägen genom programmet. På vägen tillbaka hit måste det finnas en väntan på minst en timme.',
      'summary.most_one': 'Upprepa högst {{count}} gång',
      'summary.most_other': 'Upprepa högst {{count}} gånger',
    },
  },
  summary: ({ most }) => ({ key: 'summary.most', params: { count: most } }),
  facts: (_, nodeId) => [wentBack(nodeId)],
  visit: ({ config, nodeId, facts }) => {
    const times = facts.get(factKey(wentBack(nodeId)))
    return { kind: 'proceed', via: typeof times === 'number' && times < config.most ? 'again' : 'done' }
  },
})

const wentBack = (nodeId: string): Fact => ({ kind: 'passes', nodeId, outlet: 'again' })
