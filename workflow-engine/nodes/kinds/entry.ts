import { z } from 'zod'
import { defineNode } from '../defineNode.ts'
import { EntryTrigger, triggerCue, triggerPointers } from '../trigger.ts'

export const entry = defineNode({
  type: 'entry',
  family: 'entry',
  config: z.strictObject({
    trigger: EntryTrigger.default({ kind: 'list', listId: null }).meta({ widget: 'trigger' }),
  }),
  outlets: ['then'],
  texts: {
    en: {
      title: 'Entry',
      about: 'People come in here when they are added to a list.',
      synonyms: 'start, begin, trigger, list, join, enrol',
      'outlet.then': 'Then',
      'field.trigger': 'Who comes in',
      'field.trigger.listId': 'When added to the list',
      'summary.list': 'Joins “{{list}}”',
      'summary.empty': 'Choose a list',
      'issue.noList': 'Choose the list whose people come in here.',
    },
    fi: {
      title: 'Aloitus',
      about: 'Henkilö tulee mukaan, kun hänet lisätään listalle.',
      synonyms: 'alku, aloita, käynnistä, lista, liity, mukaan',
      'outlet.then': 'Sitten',
      'field.trigger': 'Kuka tulee mukaan',
      'field.trigger.listId': 'Kun henkilö lisätään listalle',
      'summary.list': 'Lisätään listalle ”{{list}}”',
      'summary.empty': 'Valitse lista',
      'issue.noList': 'Valitse lista, jolta henkilöt tulevat mukaan.',
    },
    sv: {
      title: 'Start',
      about: 'Personer kommer in här när de läggs till i en lista.',
      synonyms: 'börja, starta, utlösare, lista, gå med',
      'outlet.then': 'Sedan',
      'field.trigger': 'Vem som kommer in',
      'field.trigger.listId': 'När någon läggs till i listan',
      'summary.list': 'Läggs till i ”{{list}}”',
      'summary.empty': 'Välj en lista',
      'issue.noList': 'Välj listan vars personer kommer in här.',
    },
  },
  summary: ({ trigger }) =>
    trigger.kind !== 'list' || trigger.listId === null
      ? { key: 'summary.empty' }
      : { key: 'summary.list', params: { list: { ref: 'list', id: trigger.listId } } },
  references: ({ trigger }) => triggerPointers(trigger),
  check: ({ trigger }) =>
    triggerCue(trigger) === null ? [{ code: 'noList', severity: 'blocker', field: 'trigger.listId' }] : [],
  visit: () => ({ kind: 'proceed', via: 'then' }),
})
