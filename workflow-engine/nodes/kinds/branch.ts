import { z } from 'zod'
import { ruleComplaints } from '../conditionComplaints.ts'
import { rulePhrase } from '../conditionPhrase.ts'
import { conditionTexts } from '../conditionTexts.ts'
import { defineNode } from '../defineNode.ts'
import { factsOf, Rule, ruleHolds, rulePointers } from '../rule.ts'

export const branch = defineNode({
  type: 'branch',
  family: 'decide',
  config: z.strictObject({
    condition: Rule.default({ kind: 'downloaded', fileId: null, since: 'entered' }).meta({ widget: 'rule' }),
  }),
  outlets: ['yes', 'no'],
  texts: {
    en: {
      ...conditionTexts.en,
      title: 'Branch',
      about: 'Asks one question about the prospect and goes on by the answer.',
      synonyms: 'if, condition, decision, choice, downloaded, clicked, score, list, segment, field, yes, no',
      'outlet.yes': 'Yes',
      'outlet.no': 'No',
      'field.condition': 'Question',
      'summary.asks': '{{what}}?',
      'summary.empty': 'Choose what to ask',
    },
    fi: {
      ...conditionTexts.fi,
      title: 'Haara',
      about: 'Kysyy prospektista yhden kysymyksen ja jatkaa vastauksen mukaan.',
      synonyms: 'jos, ehto, päätös, valinta, ladannut, klikannut, pisteet, lista, segmentti, kenttä, kyllä, ei',
      'outlet.yes': 'Kyllä',
      'outlet.no': 'Ei',
      'field.condition': 'Kysymys',
      'summary.asks': '{{what}}?',
      'summary.empty': 'Valitse, mitä kysytään',
    },
    sv: {
      ...conditionTexts.sv,
      title: 'Förgrening',
      about: 'Ställer en fråga om prospektet och väljer väg efter svaret.',
      synonyms: 'om, villkor, beslut, val, laddat ner, klickat, poäng, lista, segment, fält, ja, nej',
      'outlet.yes': 'Ja',
      'outlet.no': 'Nej',
      'field.condition': 'Fråga',
      'summary.asks': '{{what}}?',
      'summary.empty': 'Välj vad som ska frågas',
    },
  },
  summary: ({ condition }) => {
    const what = rulePhrase(condition)
    return what ? { key: 'summary.asks', params: { what } } : { key: 'summary.empty' }
  },
  asks: ({ condition }) => [{ rule: condition, path: 'condition' }],
  references: ({ condition }) => rulePointers(condition, 'condition'),
  facts: ({ condition }) => factsOf(condition),
  check: ({ condition }) => ruleComplaints(condition, 'condition'),
  visit: ({ config, facts }) => ({ kind: 'proceed', via: ruleHolds(config.condition, facts) ? 'yes' : 'no' }),
})
