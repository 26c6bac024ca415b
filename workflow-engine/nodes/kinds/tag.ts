import { z } from 'zod'
import { defineNode } from '../defineNode.ts'
import { text } from '../fields.ts'

export const tag = defineNode({
  type: 'tag',
  family: 'data',
  config: z.strictObject({
    action: z.enum(['add', 'remove']).default('add').meta({ widget: 'choice' }),
    tag: text(80).default('').meta({ widget: 'text' }),
  }),
  outlets: ['then'],
  texts: {
    en: {
      title: 'Tag',
      about: 'Gives the prospect a tag, or takes one away.',
      synonyms: 'label, mark, keyword, add tag, remove tag, untag',
      'outlet.then': 'Then',
      'field.action': 'What to do',
      'field.tag': 'Tag',
      'choice.action.add': 'Give the tag',
      'choice.action.remove': 'Take the tag away',
      'summary.add': 'Tag “{{tag}}”',
      'summary.remove': 'Take away the tag “{{tag}}”',
      'summary.empty': 'Write a tag',
      'issue.noTag': 'Write the tag.',
    },
    fi: {
      title: 'Tunniste',
      about: 'Antaa prospektille tunnisteen tai poistaa sen.',
      synonyms: 'tagi, merkintä, avainsana, lisää tunniste, poista tunniste',
      'outlet.then': 'Sitten',
      'field.action': 'Mitä tehdään',
      'field.tag': 'Tunniste',
      'choice.action.add': 'Anna tunniste',
      'choice.action.remove': 'Poista tunniste',
      'summary.add': 'Anna tunniste ”{{tag}}”',
      'summary.remove': 'Poista tunniste ”{{tag}}”',
      'summary.empty': 'Kirjoita tunniste',
      'issue.noTag': 'Kirjoita tunniste.',
    },
    sv: {
      title: 'Tagg',
      about: 'Ger prospektet en tagg eller tar bort en.',
      synonyms: 'etikett, märkning, nyckelord, lägg till tagg, ta bort tagg',
      'outlet.then': 'Sedan',
      'field.action': 'Vad som ska göras',
      'field.tag': 'Tagg',
      'choice.action.add': 'Ge taggen',
      'choice.action.remove': 'Ta bort taggen',
      'summary.add': 'Ge taggen ”{{tag}}”',
      'summary.remove': 'Ta bort taggen ”{{tag}}”',
      'summary.empty': 'Skriv en tagg',
      'issue.noTag': 'Skriv taggen.',
    },
  },
  summary: ({ action, tag }) =>
    tag.trim() ? { key: `summary.${action}`, params: { tag: tag.trim() } } : { key: 'summary.empty' },
  check: ({ tag }) => (tag.trim() ? [] : [{ code: 'noTag', severity: 'blocker', field: 'tag' }]),
  visit: ({ config: { action, tag } }) => ({
    kind: 'proceed',
    via: 'then',
    effects: tag.trim() ? [{ kind: action === 'add' ? 'tag.add' : 'tag.remove', tag: tag.trim() }] : [],
  }),
})
