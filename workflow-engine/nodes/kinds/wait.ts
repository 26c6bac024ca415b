import { z } from 'zod'
import { addDuration } from '../calendar.ts'
import { defineNode } from '../defineNode.ts'
import { Duration } from '../fields.ts'

export const wait = defineNode({
  type: 'wait',
  family: 'wait',
  config: z.strictObject({
    duration: Duration.default({ amount: 3, unit: 'days' }).meta({ widget: 'duration' }),
  }),
  outlets: ['then'],
  expires: 'then',
  texts: {
    en: {
      title: 'Wait',
      about: 'Holds the prospect here for a while.',
      synonyms: 'delay, pause, timer, days, hours, later',
      'outlet.then': 'Then',
      'field.duration': 'For',
      'help.duration':
        'Days are calendar days: the same time of day in the person’s own time zone. Hours are exact hours.',
      'choice.duration.unit.days': 'calendar days',
      'choice.duration.unit.hours': 'hours',
      'summary.days_one': 'Wait {{count}} day',
      'summary.days_other': 'Wait {{count}} days',
      'summary.hours_one': 'Wait {{count}} hour',
      'summary.hours_other': 'Wait {{count}} hours',
      'issue.limits': 'A wait lasts from 1 hour to 1,000 days.',
    },
    fi: {
      title: 'Odota',
      about: 'Pitää prospektin tässä jonkin aikaa.',
      synonyms: 'odotus, viive, tauko, ajastin, päivää, tuntia, myöhemmin',
      'outlet.then': 'Sitten',
      'field.duration': 'Kesto',
      'help.duration':
        'Päivät ovat kalenteripäiviä: sama kellonaika henkilön omalla aikavyöhykkeellä. Tunnit ovat tarkkoja tunteja.',
      'choice.duration.unit.days': 'kalenteripäivää',
      'choice.duration.unit.hours': 'tuntia',
      'summary.days_one': 'Odota {{count}} päivä',
      'summary.days_other': 'Odota {{count}} päivää',
      'summary.hours_one': 'Odota {{count}} tunti',
      'summary.hours_other': 'Odota {{count}} tuntia',
      'issue.limits': 'Odotus voi kestää 1 tunnista 1\u00a0000 päivään.',
    },
    sv: {
      title: 'Vänta',
      about: 'Håller kvar prospektet här en stund.',
      synonyms: 'väntan, fördröjning, paus, timer, dagar, timmar, senare',
      'outlet.then': 'Sedan',
      'field.duration': 'Hur länge',
      'help.duration': 'Dagar är kalenderdagar: samma klockslag i personens egen tidszon. Timmar är exakta timmar.',
      'choice.duration.unit.days': 'kalenderdagar',
      'choice.duration.unit.hours': 'timmar',
      'summary.days_one': 'Vänta {{count}} dag',
      'summary.days_other': 'Vänta {{count}} dagar',
      'summary.hours_one': 'Vänta {{count}} timme',
      'summary.hours_other': 'Vänta {{count}} timmar',
      'issue.limits': 'En väntan kan vara från 1 timme till 1\u00a0000 dagar.',
    },
  },
  summary: ({ duration: { amount, unit } }) => ({ key: `summary.${unit}`, params: { count: amount } }),
  holds: ({ duration }) => duration,
  check: ({ duration }) =>
    Duration.safeParse(duration).success ? [] : [{ code: 'limits', severity: 'blocker', field: 'duration.amount' }],
  visit: ({ config, arrivedAt, now, zone }) => {
    const until = addDuration(arrivedAt, config.duration, zone)
    return now < until ? { kind: 'wait', until } : { kind: 'proceed', via: 'then' }
  },
})
