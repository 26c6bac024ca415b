import { z } from 'zod'
import { Condition, factOf, holds, pointerOf } from '../condition.ts'
import { defineNode } from '../defineNode.ts'

export const branch = defineNode({
  type: 'branch',
  family: 'decide',
  config: z.strictObject({
    condition: Condition.default({ kind: 'downloaded', fileId: null, since: 'entered' }).meta({ widget: 'condition' }),
  }),
  outlets: ['yes', 'no'],
  texts: {
    en: {
      title: 'Branch',
      about: 'Asks one question about the prospect and goes on by the answer.',
      synonyms: 'if, condition, decision, split, choice, downloaded, score, list, yes, no',
      'outlet.yes': 'Yes',
      'outlet.no': 'No',
      'field.condition': 'Question',
      'field.condition.fileId': 'File',
      'field.condition.since': 'When',
      'field.condition.score': 'Points',
      'field.condition.listId': 'List',
      'choice.condition.kind.downloaded': 'Downloaded a file?',
      'choice.condition.kind.scoreAtLeast': 'Score at least?',
      'choice.condition.kind.onList': 'On a list?',
      'choice.condition.since.entered': 'since entering the program',
      'choice.condition.since.ever': 'at any time',
      'summary.downloaded': 'Downloaded “{{file}}”?',
      'summary.scoreAtLeast': 'Score at least {{score}}?',
      'summary.onList': 'On the list “{{list}}”?',
      'summary.empty': 'Choose what to ask',
      'issue.noFile': 'Choose the file whose download is asked about.',
      'issue.noList': 'Choose the list that is asked about.',
    },
    fi: {
      title: 'Haara',
      about: 'Kysyy prospektista yhden kysymyksen ja jatkaa vastauksen mukaan.',
      synonyms: 'jos, ehto, päätös, jako, valinta, ladannut, pisteet, lista, kyllä, ei',
      'outlet.yes': 'Kyllä',
      'outlet.no': 'Ei',
      'field.condition': 'Kysymys',
      'field.condition.fileId': 'Tiedosto',
      'field.condition.since': 'Milloin',
      'field.condition.score': 'Pistemäärä',
      'field.condition.listId': 'Lista',
      'choice.condition.kind.downloaded': 'Ladannut tiedoston?',
      'choice.condition.kind.scoreAtLeast': 'Pisteitä vähintään?',
      'choice.condition.kind.onList': 'Listalla?',
      'choice.condition.since.entered': 'ohjelmaan tulon jälkeen',
      'choice.condition.since.ever': 'milloin tahansa',
      'summary.downloaded': 'Ladannut tiedoston ”{{file}}”?',
      'summary.scoreAtLeast': 'Vähintään {{score}} pistettä?',
      'summary.onList': 'Listalla ”{{list}}”?',
      'summary.empty': 'Valitse, mitä kysytään',
      'issue.noFile': 'Valitse tiedosto, jonka latausta kysymys koskee.',
      'issue.noList': 'Valitse lista, jota kysymys koskee.',
    },
    sv: {
      title: 'Förgrening',
      about: 'Ställer en fråga om prospektet och väljer väg efter svaret.',
      synonyms: 'om, villkor, beslut, delning, val, laddat ner, poäng, lista, ja, nej',
      'outlet.yes': 'Ja',
      'outlet.no': 'Nej',
      'field.condition': 'Fråga',
      'field.condition.fileId': 'Fil',
      'field.condition.since': 'När',
      'field.condition.score': 'Poäng',
      'field.condition.listId': 'Lista',
      'choice.condition.kind.downloaded': 'Har laddat ner en fil?',
      'choice.condition.kind.scoreAtLeast': 'Har minst så här många poäng?',
      'choice.condition.kind.onList': 'Finns på en lista?',
      'choice.condition.since.entered': 'sedan personen kom in i programmet',
      'choice.condition.since.ever': 'när som helst',
      'summary.downloaded': 'Har laddat ner ”{{file}}”?',
      'summary.scoreAtLeast': 'Minst {{score}} poäng?',
      'summary.onList': 'Finns på listan ”{{list}}”?',
      'summary.empty': 'Välj vad som ska frågas',
      'issue.noFile': 'Välj filen vars nedladdning frågan gäller.',
      'issue.noList': 'Välj listan som frågan gäller.',
    },
  },
  summary: ({ condition }) => {
    if (condition.kind === 'scoreAtLeast') return { key: 'summary.scoreAtLeast', params: { score: condition.score } }
    const pointer = pointerOf(condition)
    return pointer ? { key: `summary.${condition.kind}`, params: { [pointer.ref]: pointer } } : { key: 'summary.empty' }
  },
  references: ({ condition }) => {
    const pointer = pointerOf(condition)
    return pointer ? [pointer] : []
  },
  facts: ({ condition }) => {
    const fact = factOf(condition)
    return fact ? [fact] : []
  },
  check: ({ condition }) => {
    if (factOf(condition)) return []
    return condition.kind === 'downloaded'
      ? [{ code: 'noFile', severity: 'blocker', field: 'condition.fileId' }]
      : [{ code: 'noList', severity: 'blocker', field: 'condition.listId' }]
  },
  visit: ({ config, facts }) => ({ kind: 'proceed', via: holds(config.condition, facts) ? 'yes' : 'no' }),
})
