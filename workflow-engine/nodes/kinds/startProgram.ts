import { z } from 'zod'
import { defineNode } from '../defineNode.ts'
import { RowId } from '../fields.ts'

export const startProgram = defineNode({
  type: 'startProgram',
  family: 'connect',
  config: z.strictObject({
    programId: RowId.nullable().default(null).meta({ widget: 'program' }),
  }),
  outlets: ['then'],
  texts: {
    en: {
      title: 'Start a program',
      about: 'Lets the prospect into another program, if that takes it in, and goes on here at once.',
      synonyms: 'enrol, other program, next program, chain, trigger, workflow, join',
      'outlet.then': 'Then',
      'field.programId': 'Program',
      'help.programId':
        'It must be running and have an entry “By hand, API or another program”. Its own rules say who may come again.',
      'summary.start': 'Start “{{program}}”',
      'summary.empty': 'Choose a program',
      'issue.noProgram': 'Choose the program to start.',
    },
    fi: {
      title: 'Käynnistä ohjelma',
      about: 'Vie prospektin toiseen ohjelmaan, jos se ottaa hänet mukaan, ja jatkaa tässä heti.',
      synonyms: 'aloita, toinen ohjelma, seuraava ohjelma, ketju, osallistuminen',
      'outlet.then': 'Sitten',
      'field.programId': 'Ohjelma',
      'help.programId':
        'Ohjelman pitää olla käynnissä, ja siinä pitää olla aloitus ”Käsin, rajapinnasta tai toisesta ohjelmasta”. Sen omat säännöt määräävät, kuka pääsee uudelleen.',
      'summary.start': 'Käynnistä ”{{program}}”',
      'summary.empty': 'Valitse ohjelma',
      'issue.noProgram': 'Valitse ohjelma, joka käynnistetään.',
    },
    sv: {
      title: 'Starta ett program',
      about: 'Tar in prospektet i ett annat program, om det släpper in, och går vidare här direkt.',
      synonyms: 'annat program, nästa program, kedja, utlösare, arbetsflöde, deltagande',
      'outlet.then': 'Sedan',
      'field.programId': 'Program',
      'help.programId':
        'Det måste vara igång och ha en start ”För hand, API eller ett annat program”. Dess egna regler säger vem som får komma igen.',
      'summary.start': 'Starta ”{{program}}”',
      'summary.empty': 'Välj ett program',
      'issue.noProgram': 'Välj programmet som ska startas.',
    },
  },
  summary: ({ programId }) =>
    programId === null
      ? { key: 'summary.empty' }
      : { key: 'summary.start', params: { program: { ref: 'program', id: programId } } },
  references: ({ programId }) => (programId === null ? [] : [{ ref: 'program', id: programId, field: 'programId' }]),
  check: ({ programId }) =>
    programId === null ? [{ code: 'noProgram', severity: 'blocker', field: 'programId' }] : [],
  visit: ({ config: { programId } }) => ({
    kind: 'proceed',
    via: 'then',
    effects: programId === null ? [] : [{ kind: 'program.start', programId }],
  }),
})
