import { z } from 'zod'
import { momentOn } from '../calendar.ts'
import { cueOf } from '../cue.ts'
import { momentOf } from '../dateField.ts'
import { dateWords, dayPhrase, timePhrase } from '../dateWords.ts'
import { defineNode, type Summary } from '../defineNode.ts'
import { type Fact, type FactSheet, factKey } from '../fact.ts'
import { text } from '../fields.ts'
import { fieldWords } from '../fieldWords.ts'
import { TimeOfDay } from '../trigger.ts'

const Until = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('date'),
    date: z.iso.date().nullable().default(null),
    time: TimeOfDay.default('09:00'),
  }),
  /** The day in a field of the person's, moved. */
  z.strictObject({
    kind: z.literal('field'),
    field: text(120).default(''),
    /** Days; negative: before. */
    offset: z.number().int().min(-1000).max(1000).default(0),
    time: TimeOfDay.default('09:00'),
  }),
])
type Until = z.infer<typeof Until>

export const waitUntil = defineNode({
  type: 'waitUntil',
  family: 'wait',
  config: z.strictObject({
    until: Until.default({ kind: 'date', date: null, time: '09:00' }).meta({ widget: 'moment' }),
  }),
  outlets: ['then'],
  expires: 'then',
  texts: {
    en: {
      ...dateWords.en,
      ...fieldWords.en,
      title: 'Wait until a date',
      about: 'Holds the prospect until a date, or until a date of its own.',
      synonyms: 'date, deadline, day, until, anniversary, renewal, contract, event, before, after',
      'outlet.then': 'Then',
      'field.until': 'Until',
      'help.until':
        'The time of day is that of the person’s own time zone. When the date is past, or the field holds no date, the person goes on at once.',
      'field.until.date': 'Date',
      'field.until.time': 'Time of day',
      'field.until.field': 'Field with the date',
      'field.until.offset': 'Days after the date',
      'help.until.offset': 'A negative number means days before it.',
      'choice.until.kind.date': 'A date',
      'choice.until.kind.field': 'A date in a field of the person',
      'summary.date': 'Wait until {{date}}, {{time}}',
      'summary.field': 'Wait until the date in “{{field}}”, {{time}}',
      'summary.before_one': 'Wait until {{count}} day before “{{field}}”, {{time}}',
      'summary.before_other': 'Wait until {{count}} days before “{{field}}”, {{time}}',
      'summary.after_one': 'Wait until {{count}} day after “{{field}}”, {{time}}',
      'summary.after_other': 'Wait until {{count}} days after “{{field}}”, {{time}}',
      'summary.empty': 'Choose a date',
      'issue.noDate': 'Choose the date to wait for.',
      'issue.noField': 'Choose the field whose date is waited for.',
    },
    fi: {
      ...dateWords.fi,
      ...fieldWords.fi,
      title: 'Odota päivään',
      about: 'Pitää prospektin tässä päivään asti: samaan kaikille tai kullekin omaansa.',
      synonyms: 'päivä, päivämäärä, määräaika, asti, saakka, vuosipäivä, sopimus, uusiminen, tapahtuma, ennen, jälkeen',
      'outlet.then': 'Sitten',
      'field.until': 'Mihin asti',
      'help.until':
        'Kellonaika on henkilön oman aikavyöhykkeen aikaa. Jos päivä on jo mennyt tai kentässä ei ole päivää, henkilö jatkaa heti eteenpäin.',
      'field.until.date': 'Päivä',
      'field.until.time': 'Kellonaika',
      'field.until.field': 'Kenttä, jossa päivä on',
      'field.until.offset': 'Päiviä sen jälkeen',
      'help.until.offset': 'Negatiivinen luku tarkoittaa päiviä ennen sitä.',
      'choice.until.kind.date': 'Tietty päivä',
      'choice.until.kind.field': 'Päivä henkilön kentässä',
      'summary.date': 'Odota {{date}} klo {{time}} asti',
      'summary.field': 'Odota kentän ”{{field}}” päivään, klo {{time}}',
      'summary.before_one': 'Odota: {{count}} päivä ennen kentän ”{{field}}” päivää, klo {{time}}',
      'summary.before_other': 'Odota: {{count}} päivää ennen kentän ”{{field}}” päivää, klo {{time}}',
      'summary.after_one': 'Odota: {{count}} päivä kentän ”{{field}}” päivän jälkeen, klo {{time}}',
      'summary.after_other': 'Odota: {{count}} päivää kentän ”{{field}}” päivän jälkeen, klo {{time}}',
      'summary.empty': 'Valitse päivä',
      'issue.noDate': 'Valitse päivä, johon asti odotetaan.',
      'issue.noField': 'Valitse kenttä, jonka päivää odotetaan.',
    },
    sv: {
      ...dateWords.sv,
      ...fieldWords.sv,
      title: 'Vänta till ett datum',
      about: 'Håller kvar prospektet till ett datum, gemensamt eller eget.',
      synonyms: 'datum, dag, tidsfrist, tills, årsdag, avtal, förnyelse, evenemang, före, efter',
      'outlet.then': 'Sedan',
      'field.until': 'Till när',
      'help.until':
        'Klockslaget gäller i personens egen tidszon. Har datumet passerat, eller finns inget datum i fältet, går personen vidare direkt.',
      'field.until.date': 'Datum',
      'field.until.time': 'Klockslag',
      'field.until.field': 'Fält med datumet',
      'field.until.offset': 'Dagar efter datumet',
      'help.until.offset': 'Ett negativt tal betyder dagar före.',
      'choice.until.kind.date': 'Ett datum',
      'choice.until.kind.field': 'Ett datum i personens fält',
      'summary.date': 'Vänta till {{date}} kl. {{time}}',
      'summary.field': 'Vänta till datumet i ”{{field}}”, kl. {{time}}',
      'summary.before_one': 'Vänta till {{count}} dag före ”{{field}}”, kl. {{time}}',
      'summary.before_other': 'Vänta till {{count}} dagar före ”{{field}}”, kl. {{time}}',
      'summary.after_one': 'Vänta till {{count}} dag efter ”{{field}}”, kl. {{time}}',
      'summary.after_other': 'Vänta till {{count}} dagar efter ”{{field}}”, kl. {{time}}',
      'summary.empty': 'Välj ett datum',
      'issue.noDate': 'Välj datumet att vänta på.',
      'issue.noField': 'Välj fältet vars datum ska inväntas.',
    },
  },
  summary: ({ until }) => summaryOf(until),
  facts: ({ until }) => {
    const fact = factOf(until)
    return fact ? [fact] : []
  },
  // Whoever waits for a date that is moved looks again.
  cues: ({ until }) => (factOf(until) && until.kind === 'field' ? [cueOf.field('person', until.field.trim())] : []),
  // Whether a date is past hangs on the clock, which no check looks at.
  check: ({ until }) => {
    if (until.kind === 'date')
      return until.date === null ? [{ code: 'noDate', severity: 'blocker', field: 'until.date' }] : []
    return until.field.trim() ? [] : [{ code: 'noField', severity: 'blocker', field: 'until.field' }]
  },
  visit: ({ config, now, zone, facts }) => {
    const until = untilOf(config.until, facts, zone)
    return until && now < until ? { kind: 'wait', until } : { kind: 'proceed', via: 'then' }
  },
})

const factOf = (until: Until): Fact | null =>
  until.kind === 'field' && until.field.trim() ? { kind: 'field', of: 'person', field: until.field.trim() } : null

/** null: there is no such date. */
function untilOf(until: Until, facts: FactSheet, zone: string): Date | null {
  if (until.kind === 'date') return until.date === null ? null : momentOn(until.date, until.time, zone)
  const fact = factOf(until)
  return fact && momentOf(facts.get(factKey(fact)), until, zone)
}

function summaryOf(until: Until): Summary {
  const time = timePhrase(until.time)
  if (until.kind === 'date')
    return until.date === null
      ? { key: 'summary.empty' }
      : { key: 'summary.date', params: { date: dayPhrase(until.date), time } }
  const { field, offset } = until
  if (!field.trim()) return { key: 'summary.empty' }
  const params = { field: field.trim(), time }
  if (offset === 0) return { key: 'summary.field', params }
  return { key: offset < 0 ? 'summary.before' : 'summary.after', params: { ...params, count: Math.abs(offset) } }
}
