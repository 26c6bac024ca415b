import { z } from 'zod'
import { addDuration } from '../calendar.ts'
import { AwaitedCondition, cuesOf, factOf, holds, pointerOf } from '../condition.ts'
import { conditionComplaints } from '../conditionComplaints.ts'
import { conditionPhrase } from '../conditionPhrase.ts'
import { conditionTexts } from '../conditionTexts.ts'
import { defineNode } from '../defineNode.ts'
import { Duration } from '../fields.ts'

export const waitForEvent = defineNode({
  type: 'waitForEvent',
  family: 'wait',
  config: z.strictObject({
    event: AwaitedCondition.prefault({ kind: 'reacted' }).meta({ widget: 'condition' }),
    timeout: Duration.default({ amount: 7, unit: 'days' }).meta({ widget: 'duration' }),
  }),
  outlets: ['happened', 'timeout'],
  expires: 'timeout',
  texts: {
    en: {
      ...conditionTexts.en,
      title: 'Wait for event',
      about: 'Holds the prospect here until something happens, and goes on at once when it does.',
      synonyms: 'until, event, clicked, opened, replied, downloaded, visited, form, score, timeout, trigger',
      'outlet.happened': 'Happened',
      'outlet.timeout': 'Did not happen',
      'field.event': 'Until when',
      'field.timeout': 'At most',
      'help.event': 'What holds already when the prospect comes here counts as happened, and nobody waits.',
      'help.timeout':
        'Days are calendar days: the same time of day in the person’s own time zone. Hours are exact hours.',
      'choice.timeout.unit.days': 'calendar days',
      'choice.timeout.unit.hours': 'hours',
      'summary.days_one': 'Wait until: {{what}}, {{count}} day at most',
      'summary.days_other': 'Wait until: {{what}}, {{count}} days at most',
      'summary.hours_one': 'Wait until: {{what}}, {{count}} hour at most',
      'summary.hours_other': 'Wait until: {{what}}, {{count}} hours at most',
      'summary.empty': 'Choose what to wait for',
      'issue.limits': 'A wait lasts from 1 hour to 1,000 days.',
    },
    fi: {
      ...conditionTexts.fi,
      title: 'Odota tapahtumaa',
      about: 'Pitää prospektin tässä, kunnes jotain tapahtuu, ja jatkaa silloin heti.',
      synonyms: 'kunnes, tapahtuma, klikannut, avannut, vastannut, ladannut, käynyt, lomake, pisteet, aikaraja',
      'outlet.happened': 'Tapahtui',
      'outlet.timeout': 'Ei tapahtunut',
      'field.event': 'Mihin asti',
      'field.timeout': 'Enintään',
      'help.event': 'Jos ehto täyttyy jo prospektin tullessa tähän, tapahtuma katsotaan tapahtuneeksi eikä odoteta.',
      'help.timeout':
        'Päivät ovat kalenteripäiviä: sama kellonaika henkilön omalla aikavyöhykkeellä. Tunnit ovat tarkkoja tunteja.',
      'choice.timeout.unit.days': 'kalenteripäivää',
      'choice.timeout.unit.hours': 'tuntia',
      'summary.days_one': 'Odota, kunnes: {{what}}, enintään {{count}} päivä',
      'summary.days_other': 'Odota, kunnes: {{what}}, enintään {{count}} päivää',
      'summary.hours_one': 'Odota, kunnes: {{what}}, enintään {{count}} tunti',
      'summary.hours_other': 'Odota, kunnes: {{what}}, enintään {{count}} tuntia',
      'summary.empty': 'Valitse, mitä odotetaan',
      'issue.limits': 'Odotus voi kestää 1 tunnista 1\u00a0000 päivään.',
    },
    sv: {
      ...conditionTexts.sv,
      title: 'Vänta på händelse',
      about: 'Håller kvar prospektet här tills något händer, och går vidare direkt när det gör det.',
      synonyms: 'tills, händelse, klickat, öppnat, svarat, laddat ner, besökt, formulär, poäng, tidsgräns',
      'outlet.happened': 'Hände',
      'outlet.timeout': 'Hände inte',
      'field.event': 'Tills när',
      'field.timeout': 'Högst',
      'help.event': 'Det som redan stämmer när prospektet kommer hit räknas som att det har hänt, och ingen väntar.',
      'help.timeout': 'Dagar är kalenderdagar: samma klockslag i personens egen tidszon. Timmar är exakta timmar.',
      'choice.timeout.unit.days': 'kalenderdagar',
      'choice.timeout.unit.hours': 'timmar',
      'summary.days_one': 'Vänta tills: {{what}}, högst {{count}} dag',
      'summary.days_other': 'Vänta tills: {{what}}, högst {{count}} dagar',
      'summary.hours_one': 'Vänta tills: {{what}}, högst {{count}} timme',
      'summary.hours_other': 'Vänta tills: {{what}}, högst {{count}} timmar',
      'summary.empty': 'Välj vad som väntas på',
      'issue.limits': 'En väntan kan vara från 1 timme till 1\u00a0000 dagar.',
    },
  },
  summary: ({ event, timeout: { amount, unit } }) => {
    const what = conditionPhrase(event)
    return what ? { key: `summary.${unit}`, params: { what, count: amount } } : { key: 'summary.empty' }
  },
  asks: ({ event }) => [{ rule: event, path: 'event' }],
  references: ({ event }) => {
    const pointer = pointerOf(event, 'event')
    return pointer ? [pointer] : []
  },
  facts: ({ event }, nodeId) => {
    const fact = factOf(event, nodeId)
    return fact ? [fact] : []
  },
  cues: ({ event }) => cuesOf(event),
  holds: ({ timeout }, outlet) => (outlet === 'timeout' ? timeout : null),
  check: ({ event, timeout }) => [
    ...conditionComplaints(event, 'event'),
    ...(Duration.safeParse(timeout).success
      ? []
      : [{ code: 'limits', severity: 'blocker', field: 'timeout.amount' } as const]),
  ],
  // What happened in the very millisecond in which the time was up has happened.
  visit: ({ config: { event, timeout }, nodeId, arrivedAt, now, zone, facts }) => {
    if (holds(event, facts, nodeId)) return { kind: 'proceed', via: 'happened' }
    const until = addDuration(arrivedAt, timeout, zone)
    return now < until ? { kind: 'wait', until } : { kind: 'proceed', via: 'timeout' }
  },
})
