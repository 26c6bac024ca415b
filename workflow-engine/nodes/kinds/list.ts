import { z } from 'zod'
import { defineNode } from '../defineNode.ts'
import { RowId } from '../fields.ts'

export const list = defineNode({
  type: 'list',
  family: 'data',
  config: z.strictObject({
    action: z.enum(['add', 'remove']).default('add').meta({ widget: 'choice' }),
    listId: RowId.nullable().default(null).meta({ widget: 'list' }),
  }),
  outlets: ['then'],
  texts: {
    en: {
      title: 'Change list',
      about:
        'Adds the prospect to a list, or takes it off one. Programs that begin with the list take in whoever is added.',
      synonyms: 'add to list, remove from list, static list, membership, audience, subscribe',
      'outlet.then': 'Then',
      'field.action': 'What to do',
      'field.listId': 'List',
      'choice.action.add': 'Add to the list',
      'choice.action.remove': 'Take off the list',
      'summary.add': 'Add to “{{list}}”',
      'summary.remove': 'Take off “{{list}}”',
      'summary.empty': 'Choose a list',
      'issue.noList': 'Choose the list.',
    },
    fi: {
      title: 'Muuta listaa',
      about: 'Lisää prospektin listalle tai poistaa sieltä. Listasta alkavat ohjelmat ottavat lisätyn mukaan.',
      synonyms: 'lisää listalle, poista listalta, jäsenyys, kohderyhmä, tilaa',
      'outlet.then': 'Sitten',
      'field.action': 'Mitä tehdään',
      'field.listId': 'Lista',
      'choice.action.add': 'Lisää listalle',
      'choice.action.remove': 'Poista listalta',
      'summary.add': 'Lisää listalle ”{{list}}”',
      'summary.remove': 'Poista listalta ”{{list}}”',
      'summary.empty': 'Valitse lista',
      'issue.noList': 'Valitse lista.',
    },
    sv: {
      title: 'Ändra lista',
      about:
        'Lägger till prospektet i en lista eller tar bort det. Program som börjar med listan tar in den som läggs till.',
      synonyms: 'lägg till i lista, ta bort från lista, medlemskap, målgrupp, prenumerera',
      'outlet.then': 'Sedan',
      'field.action': 'Vad som ska göras',
      'field.listId': 'Lista',
      'choice.action.add': 'Lägg till i listan',
      'choice.action.remove': 'Ta bort från listan',
      'summary.add': 'Lägg till i ”{{list}}”',
      'summary.remove': 'Ta bort från ”{{list}}”',
      'summary.empty': 'Välj en lista',
      'issue.noList': 'Välj listan.',
    },
  },
  summary: ({ action, listId }) =>
    listId === null
      ? { key: 'summary.empty' }
      : { key: `summary.${action}`, params: { list: { ref: 'list', id: listId } } },
  references: ({ listId }) => (listId === null ? [] : [{ ref: 'list', id: listId, field: 'listId' }]),
  check: ({ listId }) => (listId === null ? [{ code: 'noList', severity: 'blocker', field: 'listId' }] : []),
  visit: ({ config: { action, listId } }) => ({
    kind: 'proceed',
    via: 'then',
    effects: listId === null ? [] : [{ kind: action === 'add' ? 'list.add' : 'list.remove', listId }],
  }),
})
