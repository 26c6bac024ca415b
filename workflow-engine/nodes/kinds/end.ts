import { z } from 'zod'
import { defineNode } from '../defineNode.ts'

export const end = defineNode({
  type: 'end',
  family: 'end',
  config: z.strictObject({}),
  outlets: [],
  texts: {
    en: {
      title: 'End',
      about: 'The prospect has been through the program.',
      synonyms: 'exit, stop, finish, done, leave',
      'summary.end': 'End of the program',
    },
    fi: {
      title: 'Loppu',
      about: 'Prospekti on kulkenut ohjelman läpi.',
      synonyms: 'lopeta, päätä, valmis, poistu, pysäytä',
      'summary.end': 'Ohjelman loppu',
    },
    sv: {
      title: 'Slut',
      about: 'Prospektet har gått igenom programmet.',
      synonyms: 'avsluta, stopp, klar, lämna, sluta',
      'summary.end': 'Programmets slut',
    },
  },
  summary: () => ({ key: 'summary.end' }),
  visit: () => ({ kind: 'end', outcome: 'completed' }),
})
