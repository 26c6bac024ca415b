import { z } from 'zod'
import { fieldPhrase } from '../conditionPhrase.ts'
import { type Complaint, defineNode, type Summary } from '../defineNode.ts'
import type { Effect } from '../effect.ts'
import { type Fact, type FactSheet, factKey } from '../fact.ts'
import { text } from '../fields.ts'
import { fieldWords } from '../fieldWords.ts'

const Change = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('set'),
    value: z.union([text(1000), z.number(), z.boolean()]).default(''),
  }),
  /** What is not known is not copied. */
  z.strictObject({
    kind: z.literal('copy'),
    of: z.enum(['person', 'company']).default('person'),
    from: text(120).default(''),
  }),
  /** Negative: less. */
  z.strictObject({
    kind: z.literal('increment'),
    by: z.number().min(-1_000_000_000).max(1_000_000_000).default(1),
  }),
  z.strictObject({ kind: z.literal('clear') }),
])
type Change = z.infer<typeof Change>

/** What every person has, and may be set: texts, and one of a few words. */
const builtIn = ['firstName', 'lastName', 'company', 'jobTitle', 'phone', 'language', 'source', 'stage']
const stages = ['prospect', 'mql', 'lead', 'opportunity', 'customer']
/** What has a meaning of its own, and another way to change it or none. In small letters. */
const locked = ['email', 'score', 'grade', 'owner', 'ownerid', 'timezone', 'consent', 'mailsperweek']

export const field = defineNode({
  type: 'field',
  family: 'data',
  config: z.strictObject({
    field: text(120).default('').meta({ widget: 'field' }),
    change: Change.default({ kind: 'set', value: '' }).meta({ widget: 'fieldValue' }),
  }),
  outlets: ['then'],
  texts: {
    en: {
      ...fieldWords.en,
      title: 'Change field',
      about: 'Sets, copies, counts up or empties a field of the prospect.',
      synonyms: 'set field, update property, attribute, value, copy, increment, count, clear, data',
      'outlet.then': 'Then',
      'field.field': 'Field',
      'field.change': 'Change',
      'field.change.value': 'Value',
      'field.change.of': 'Whose field is copied',
      'field.change.from': 'Field that is copied',
      'field.change.by': 'By how much',
      'help.change.by': 'A negative number counts down. What is no number counts as 0.',
      'help.change.from': 'What is not known is not copied.',
      'choice.change.kind.set': 'Set a value',
      'choice.change.kind.copy': 'Copy another field',
      'choice.change.kind.increment': 'Count up or down',
      'choice.change.kind.clear': 'Empty it',
      'choice.change.of.person': 'the person’s',
      'choice.change.of.company': 'the company’s',
      'value.true': 'yes',
      'value.false': 'no',
      'summary.set': 'Set {{field}} to “{{value}}”',
      'summary.copy': 'Copy {{from}} to {{field}}',
      'summary.up': 'Raise {{field}} by {{by}}',
      'summary.down': 'Lower {{field}} by {{by}}',
      'summary.clear': 'Empty {{field}}',
      'summary.empty': 'Choose a field',
      'issue.noField': 'Choose the field to change.',
      'issue.locked': '“{{field}}” cannot be changed by this step.',
      'issue.noValue': 'Write the value. To empty the field, choose so.',
      'issue.noSource': 'Choose the field to copy.',
      'issue.sameField': 'A field that is copied to itself does not change.',
      'issue.noChange': 'To count by zero changes nothing.',
      'issue.notNumber': '“{{field}}” holds text, which cannot be counted.',
      'issue.badStage': 'A stage is one of {{stages}}.',
      'issue.noStage': 'Every prospect is in some stage: it can be set, but not emptied.',
    },
    fi: {
      ...fieldWords.fi,
      title: 'Muuta kenttää',
      about: 'Asettaa, kopioi, kasvattaa tai tyhjentää prospektin kentän.',
      synonyms: 'aseta kenttä, päivitä, ominaisuus, arvo, kopioi, kasvata, laskuri, tyhjennä, tieto',
      'outlet.then': 'Sitten',
      'field.field': 'Kenttä',
      'field.change': 'Muutos',
      'field.change.value': 'Arvo',
      'field.change.of': 'Kenen kenttä kopioidaan',
      'field.change.from': 'Kopioitava kenttä',
      'field.change.by': 'Kuinka paljon',
      'help.change.by': 'Negatiivinen luku vähentää. Jos kentässä ei ole lukua, lasketaan nollasta.',
      'help.change.from': 'Jos tietoa ei ole, mitään ei kopioida.',
      'choice.change.kind.set': 'Aseta arvo',
      'choice.change.kind.copy': 'Kopioi toinen kenttä',
      'choice.change.kind.increment': 'Lisää tai vähennä',
      'choice.change.kind.clear': 'Tyhjennä',
      'choice.change.of.person': 'henkilön',
      'choice.change.of.company': 'yrityksen',
      'value.true': 'kyllä',
      'value.false': 'ei',
      'summary.set': 'Aseta {{field}}: ”{{value}}”',
      'summary.copy': 'Kopioi {{from}} kenttään {{field}}',
      'summary.up': 'Lisää {{by}} kenttään {{field}}',
      'summary.down': 'Vähennä {{by}} kentästä {{field}}',
      'summary.clear': 'Tyhjennä {{field}}',
      'summary.empty': 'Valitse kenttä',
      'issue.noField': 'Valitse kenttä, jota muutetaan.',
      'issue.locked': 'Tämä vaihe ei voi muuttaa kenttää ”{{field}}”.',
      'issue.noValue': 'Kirjoita arvo. Jos kenttä pitää tyhjentää, valitse se.',
      'issue.noSource': 'Valitse kopioitava kenttä.',
      'issue.sameField': 'Itseensä kopioitu kenttä ei muutu.',
      'issue.noChange': 'Nollan lisääminen ei muuta mitään.',
      'issue.notNumber': 'Kentässä ”{{field}}” on tekstiä, jota ei voi laskea.',
      'issue.badStage': 'Vaihe on jokin näistä: {{stages}}.',
      'issue.noStage': 'Prospekti on aina jossakin vaiheessa: vaiheen voi asettaa mutta ei tyhjentää.',
    },
    sv: {
      ...fieldWords.sv,
      title: 'Ändra fält',
      about: 'Sätter, kopierar, räknar upp eller tömmer ett av prospektets fält.',
      synonyms: 'sätt fält, uppdatera, egenskap, värde, kopiera, öka, räkna, töm, data',
      'outlet.then': 'Sedan',
      'field.field': 'Fält',
      'field.change': 'Ändring',
      'field.change.value': 'Värde',
      'field.change.of': 'Vems fält som kopieras',
      'field.change.from': 'Fält som kopieras',
      'field.change.by': 'Hur mycket',
      'help.change.by': 'Ett negativt tal räknar ner. Det som inte är ett tal räknas som 0.',
      'help.change.from': 'Det som inte är känt kopieras inte.',
      'choice.change.kind.set': 'Sätt ett värde',
      'choice.change.kind.copy': 'Kopiera ett annat fält',
      'choice.change.kind.increment': 'Räkna upp eller ner',
      'choice.change.kind.clear': 'Töm det',
      'choice.change.of.person': 'personens',
      'choice.change.of.company': 'företagets',
      'value.true': 'ja',
      'value.false': 'nej',
      'summary.set': 'Sätt {{field}} till ”{{value}}”',
      'summary.copy': 'Kopiera {{from}} till {{field}}',
      'summary.up': 'Öka {{field}} med {{by}}',
      'summary.down': 'Minska {{field}} med {{by}}',
      'summary.clear': 'Töm {{field}}',
      'summary.empty': 'Välj ett fält',
      'issue.noField': 'Välj fältet som ska ändras.',
      'issue.locked': '”{{field}}” kan inte ändras av det här steget.',
      'issue.noValue': 'Skriv värdet. Ska fältet tömmas väljer du det.',
      'issue.noSource': 'Välj fältet som ska kopieras.',
      'issue.sameField': 'Ett fält som kopieras till sig självt ändras inte.',
      'issue.noChange': 'Att räkna med noll ändrar ingenting.',
      'issue.notNumber': '”{{field}}” innehåller text, som inte kan räknas.',
      'issue.badStage': 'En fas är någon av {{stages}}.',
      'issue.noStage': 'Varje prospekt är i någon fas: den kan sättas men inte tömmas.',
    },
  },
  summary: ({ field, change }) => (field.trim() ? summaryOf(field.trim(), change) : { key: 'summary.empty' }),
  facts: ({ change }) => {
    const fact = sourceOf(change)
    return fact ? [fact] : []
  },
  check: ({ field, change }) => (field.trim() ? complaintsOf(field.trim(), change) : [noField]),
  visit: ({ config: { field, change }, facts }) => {
    const effect = field.trim() ? effectOf(field.trim(), change, facts) : null
    return { kind: 'proceed', via: 'then', effects: effect ? [effect] : [] }
  },
})

const noField: Complaint = { code: 'noField', severity: 'blocker', field: 'field' }

const sourceOf = (change: Change): Fact | null =>
  change.kind === 'copy' && change.from.trim() ? { kind: 'field', of: change.of, field: change.from.trim() } : null

function effectOf(field: string, change: Change, facts: FactSheet): Effect | null {
  switch (change.kind) {
    case 'increment':
      return { kind: 'field.increment', field, by: change.by }
    case 'clear':
      return { kind: 'field.set', field, value: null }
    default: {
      const source = sourceOf(change)
      const raw = change.kind === 'set' ? change.value : source && facts.get(factKey(source))
      const value = builtIn.includes(field) && raw != null ? String(raw) : raw
      if (value == null || value === '') return null
      // A stage that is none would be refused by the database, and the whole batch with it.
      if (field === 'stage' && !stages.includes(String(value))) return null
      return { kind: 'field.set', field, value: typeof value === 'string' ? value.trim() : value }
    }
  }
}

function summaryOf(field: string, change: Change): Summary {
  const params = { field: fieldPhrase('person', field) }
  switch (change.kind) {
    case 'set': {
      const { value } = change
      const said = typeof value === 'boolean' ? { say: `value.${value}` } : value
      return { key: 'summary.set', params: { ...params, value: typeof said === 'string' ? said.trim() : said } }
    }
    case 'copy': {
      const from = change.from.trim()
      if (!from) return { key: 'summary.empty' }
      return { key: 'summary.copy', params: { ...params, from: fieldPhrase(change.of, from) } }
    }
    case 'increment':
      return { key: change.by < 0 ? 'summary.down' : 'summary.up', params: { ...params, by: Math.abs(change.by) } }
    case 'clear':
      return { key: 'summary.clear', params }
    default:
      return change satisfies never
  }
}

function complaintsOf(field: string, change: Change): Complaint[] {
  if (locked.includes(field.toLowerCase())) return [{ ...noField, code: 'locked', params: { field } }]
  const complain = (code: string, at: string, params?: Complaint['params']): Complaint[] => [
    { code, severity: 'blocker', field: `change.${at}`, ...(params && { params }) },
  ]
  switch (change.kind) {
    case 'set': {
      const value = String(change.value).trim()
      if (!value) return complain('noValue', 'value')
      const isBad = field === 'stage' && !stages.includes(value)
      return isBad ? complain('badStage', 'value', { stages: stages.join(', ') }) : []
    }
    case 'copy':
      if (!change.from.trim()) return complain('noSource', 'from')
      return change.of === 'person' && change.from.trim() === field ? complain('sameField', 'from') : []
    case 'increment':
      if (builtIn.includes(field)) return complain('notNumber', 'kind', { field })
      return change.by === 0 ? complain('noChange', 'by') : []
    case 'clear':
      return field === 'stage' ? complain('noStage', 'kind') : []
    default:
      return change satisfies never
  }
}
