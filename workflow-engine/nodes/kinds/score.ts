import { z } from 'zod'
import { defineNode, type Summary } from '../defineNode.ts'

export const score = defineNode({
  type: 'score',
  family: 'data',
  config: z.strictObject({
    /** Negative: down. */
    points: z.number().int().min(-10_000).max(10_000).default(10).meta({ widget: 'number' }),
  }),
  outlets: ['then'],
  texts: {
    en: {
      title: 'Change score',
      about: 'Raises or lowers the prospect’s score.',
      synonyms: 'points, lead scoring, raise, lower, add points, subtract points',
      'outlet.then': 'Then',
      'field.points': 'Points',
      'help.points': 'A negative number lowers the score.',
      'summary.up_one': 'Raise the score by {{count}} point',
      'summary.up_other': 'Raise the score by {{count}} points',
      'summary.down_one': 'Lower the score by {{count}} point',
      'summary.down_other': 'Lower the score by {{count}} points',
      'summary.empty': 'Choose how many points',
      'issue.noPoints': 'Zero points change nothing.',
    },
    fi: {
      title: 'Muuta pistemäärää',
      about: 'Nostaa tai laskee prospektin pistemäärää.',
      synonyms: 'pisteet, pisteytys, nosta, laske, lisää pisteitä, vähennä pisteitä',
      'outlet.then': 'Sitten',
      'field.points': 'Pisteet',
      'help.points': 'Negatiivinen luku laskee pistemäärää.',
      'summary.up_one': 'Nosta pistemäärää {{count}} pisteellä',
      'summary.up_other': 'Nosta pistemäärää {{count}} pisteellä',
      'summary.down_one': 'Laske pistemäärää {{count}} pisteellä',
      'summary.down_other': 'Laske pistemäärää {{count}} pisteellä',
      'summary.empty': 'Valitse pisteet',
      'issue.noPoints': 'Nolla pistettä ei muuta mitään.',
    },
    sv: {
      title: 'Ändra poäng',
      about: 'Höjer eller sänker prospektets poäng.',
      synonyms: 'poängsättning, lead scoring, höj, sänk, ge poäng, dra av poäng',
      'outlet.then': 'Sedan',
      'field.points': 'Poäng',
      'help.points': 'Ett negativt tal sänker poängen.',
      'summary.up_one': 'Höj med {{count}} poäng',
      'summary.up_other': 'Höj med {{count}} poäng',
      'summary.down_one': 'Sänk med {{count}} poäng',
      'summary.down_other': 'Sänk med {{count}} poäng',
      'summary.empty': 'Välj hur många poäng',
      'issue.noPoints': 'Noll poäng ändrar ingenting.',
    },
  },
  summary: ({ points }): Summary =>
    points === 0
      ? { key: 'summary.empty' }
      : { key: points > 0 ? 'summary.up' : 'summary.down', params: { count: Math.abs(points) } },
  check: ({ points }) => (points === 0 ? [{ code: 'noPoints', severity: 'blocker', field: 'points' }] : []),
  visit: ({ config: { points } }) => ({
    kind: 'proceed',
    via: 'then',
    effects: points === 0 ? [] : [{ kind: 'score.change', points }],
  }),
})
