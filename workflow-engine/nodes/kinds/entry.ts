import { z } from 'zod'
import { defineNode } from '../defineNode.ts'
import { RowId } from '../fields.ts'

export const entry = defineNode({
  type: 'entry',
  family: 'entry',
  config: z.strictObject({
    /** null until a list is chosen. */
    listId: RowId.nullable().default(null).meta({ widget: 'list' }),
  }),
  outlets: ['then'],
  texts: {
    en: {
      title: 'Entry',
      about: 'People come in here when they are added to a list.',
      synonyms: 'start, begin, trigger, list, join, enrol',
      'outlet.then': 'Then',
      'field.listId': 'When added to the list',
      'summary.list': 'Joins “{{list}}”',
      'summary.empty': 'Choose a list',
      'issue.noList': 'Choose the list whose people come in here.',
    },
    fi: {
      title: 'Aloitus',
      about: 'Henkilö tulee mukaan, kun hänet lisätään listalle.',
      synonyms: 'alku, aloita, käynnistä, lista, liity, mukaan',
      'outlet.then': 'Sitten',
      'field.listId': 'Kun henkilö lisätään listalle',
      'summary.list': 'Lisätään listalle ”{{list}}”',
      'summary.empty': 'Valitse lista',
      'issue.noList': 'Valitse lista, jolta henkilöt tulevat mukaan.',
    },
    sv: {
      title: 'Start',
      about: 'Personer kommer in här när de läggs till i en lista.',
      synonyms: 'börja, starta, utlösare, lista, gå med',
      'outlet.then': 'Sedan',
      'field.listId': 'När någon läggs till i listan',
      'summary.list': 'Läggs till i ”{{list}}”',
      'summary.empty': 'Välj en lista',
      'issue.noList': 'Välj listan vars personer kommer in här.',
    },
  },
  summary: ({ listId }) =>
    listId === null ? { key: 'summary.empty' } : { key: 'summary.list', params: { list: { ref: 'list', id: listId } } },
  references: ({ listId }) => (listId === null ? [] : [{ ref: 'list', id: listId, field: 'listId' }]),
  check: ({ listId }) => (listId === null ? [{ code: 'noList', severity: 'blocker', field: 'listId' }] : []),
  visit: () => ({ kind: 'proceed', via: 'then' }),
})
