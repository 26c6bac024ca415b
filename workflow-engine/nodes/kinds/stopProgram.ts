import { z } from 'zod'
import { defineNode } from '../defineNode.ts'
import { RowId } from '../fields.ts'

export const stopProgram = defineNode({
  type: 'stopProgram',
  family: 'connect',
  config: z.strictObject({
    programId: RowId.nullable().default(null).meta({ widget: 'program' }),
  }),
  outlets: ['then'],
  texts: {
    en: {
      title: 'Stop a program',
      about: 'Takes the prospect out of another program, wherever it stands there, and goes on here at once.',
      synonyms: 'end, exit, leave, unenrol, remove from program, other program, workflow',
      'outlet.then': 'Then',
      'field.programId': 'Program',
      'help.programId': 'Whoever is not in it is not touched.',
      'summary.stop': 'Stop “{{program}}”',
      'summary.empty': 'Choose a program',
      'issue.noProgram': 'Choose the program to stop.',
    },
    fi: {
      title: 'Lopeta ohjelma',
      about: 'Poistaa prospektin toisesta ohjelmasta, missä tahansa hän siinä onkin, ja jatkaa tässä heti.',
      synonyms: 'päätä, keskeytä, poista ohjelmasta, poistu, toinen ohjelma',
      'outlet.then': 'Sitten',
      'field.programId': 'Ohjelma',
      'help.programId': 'Jos henkilö ei ole ohjelmassa, mikään ei muutu.',
      'summary.stop': 'Lopeta ”{{program}}”',
      'summary.empty': 'Valitse ohjelma',
      'issue.noProgram': 'Valitse ohjelma, joka lopetetaan.',
    },
    sv: {
      title: 'Stoppa ett program',
      about: 'Tar ut prospektet ur ett annat program, var det än befinner sig där, och går vidare här direkt.',
      synonyms: 'avsluta, lämna, ta bort från program, avbryt, annat program, arbetsflöde',
      'outlet.then': 'Sedan',
      'field.programId': 'Program',
      'help.programId': 'Den som inte är med i programmet berörs inte.',
      'summary.stop': 'Stoppa ”{{program}}”',
      'summary.empty': 'Välj ett program',
      'issue.noProgram': 'Välj programmet som ska stoppas.',
    },
  },
  summary: ({ programId }) =>
    programId === null
      ? { key: 'summary.empty' }
      : { key: 'summary.stop', params: { program: { ref: 'program', id: programId } } },
  references: ({ programId }) => (programId === null ? [] : [{ ref: 'program', id: programId, field: 'programId' }]),
  check: ({ programId }) =>
    programId === null ? [{ code: 'noProgram', severity: 'blocker', field: 'programId' }] : [],
  visit: ({ config: { programId } }) => ({
    kind: 'proceed',
    via: 'then',
    effects: programId === null ? [] : [{ kind: 'program.stop', programId }],
  }),
})
