import { z } from 'zod'
import { dateWords, timePhrase, weekdaysPhrase } from '../dateWords.ts'
import { type Complaint, defineNode } from '../defineNode.ts'
import { closedFor, nextInWindow, SendingWindow } from '../window.ts'

export const waitForWindow = defineNode({
  type: 'waitForWindow',
  family: 'wait',
  config: z.strictObject({
    window: SendingWindow.prefault({}).meta({ widget: 'window' }),
  }),
  outlets: ['then'],
  expires: 'then',
  texts: {
    en: {
      ...dateWords.en,
      title: 'Wait for office hours',
      about: 'Lets the prospect through in chosen hours of the week only, in its own time zone.',
      synonyms: 'window, business hours, working hours, weekday, weekend, holiday, morning, time zone, schedule',
      'outlet.then': 'Then',
      'field.window': 'Hours',
      'help.window':
        'Whoever comes within the hours goes on at once, anybody else when they begin again. They are hours of the person’s own time zone; without one, of the workspace’s.',
      'field.window.weekdays': 'Weekdays',
      'field.window.from': 'From',
      'field.window.to': 'To',
      'field.window.holidays': 'Closed on public holidays of',
      'field.window.dates': 'Other closed days',
      'choice.window.weekdays.1': 'Monday',
      'choice.window.weekdays.2': 'Tuesday',
      'choice.window.weekdays.3': 'Wednesday',
      'choice.window.weekdays.4': 'Thursday',
      'choice.window.weekdays.5': 'Friday',
      'choice.window.weekdays.6': 'Saturday',
      'choice.window.weekdays.7': 'Sunday',
      'choice.window.holidays.FI': 'Finland',
      'choice.window.holidays.SE': 'Sweden',
      'summary.window': 'Wait for {{days}}, {{from}}–{{to}}',
      'summary.workdays': 'Wait for {{days}}, {{from}}–{{to}}, no holidays',
      'summary.empty': 'Choose the hours',
      'issue.noWeekday': 'Choose at least one weekday.',
      'issue.noHours': 'The hours end before they begin.',
    },
    fi: {
      ...dateWords.fi,
      title: 'Odota toimistoaikaan',
      about: 'Päästää prospektin eteenpäin vain valittuina viikon aikoina hänen omalla aikavyöhykkeellään.',
      synonyms: 'aikaikkuna, työaika, toimistoaika, arkipäivä, viikonloppu, pyhäpäivä, aamu, aikavyöhyke, aikataulu',
      'outlet.then': 'Sitten',
      'field.window': 'Ajat',
      'help.window':
        'Näihin aikoihin tuleva jatkaa heti, muut silloin kun aika seuraavan kerran alkaa. Ajat ovat henkilön oman aikavyöhykkeen aikoja; jos sitä ei tiedetä, työtilan.',
      'field.window.weekdays': 'Viikonpäivät',
      'field.window.from': 'Alkaa',
      'field.window.to': 'Päättyy',
      'field.window.holidays': 'Ei näiden maiden pyhäpäivinä',
      'field.window.dates': 'Ei myöskään näinä päivinä',
      'choice.window.weekdays.1': 'maanantai',
      'choice.window.weekdays.2': 'tiistai',
      'choice.window.weekdays.3': 'keskiviikko',
      'choice.window.weekdays.4': 'torstai',
      'choice.window.weekdays.5': 'perjantai',
      'choice.window.weekdays.6': 'lauantai',
      'choice.window.weekdays.7': 'sunnuntai',
      'choice.window.holidays.FI': 'Suomi',
      'choice.window.holidays.SE': 'Ruotsi',
      'summary.window': 'Odota aikaan {{days}} klo {{from}}–{{to}}',
      'summary.workdays': 'Odota aikaan {{days}} klo {{from}}–{{to}}, ei pyhinä',
      'summary.empty': 'Valitse ajat',
      'issue.noWeekday': 'Valitse ainakin yksi viikonpäivä.',
      'issue.noHours': 'Aika päättyy, ennen kuin se alkaa.',
    },
    sv: {
      ...dateWords.sv,
      title: 'Vänta på kontorstid',
      about: 'Släpper fram prospektet bara under valda tider i veckan, i personens egen tidszon.',
      synonyms: 'tidsfönster, arbetstid, kontorstid, vardag, helg, helgdag, morgon, tidszon, schema',
      'outlet.then': 'Sedan',
      'field.window': 'Tider',
      'help.window':
        'Den som kommer under tiderna går vidare direkt, andra när de börjar nästa gång. Tiderna gäller i personens egen tidszon; finns ingen, i arbetsytans.',
      'field.window.weekdays': 'Veckodagar',
      'field.window.from': 'Från',
      'field.window.to': 'Till',
      'field.window.holidays': 'Stängt på helgdagar i',
      'field.window.dates': 'Andra stängda dagar',
      'choice.window.weekdays.1': 'måndag',
      'choice.window.weekdays.2': 'tisdag',
      'choice.window.weekdays.3': 'onsdag',
      'choice.window.weekdays.4': 'torsdag',
      'choice.window.weekdays.5': 'fredag',
      'choice.window.weekdays.6': 'lördag',
      'choice.window.weekdays.7': 'söndag',
      'choice.window.holidays.FI': 'Finland',
      'choice.window.holidays.SE': 'Sverige',
      'summary.window': 'Vänta till {{days}} {{from}}–{{to}}',
      'summary.workdays': 'Vänta till {{days}} {{from}}–{{to}}, ej helgdagar',
      'summary.empty': 'Välj tiderna',
      'issue.noWeekday': 'Välj minst en veckodag.',
      'issue.noHours': 'Tiden slutar innan den börjar.',
    },
  },
  summary: ({ window }) => {
    const { weekdays, from, to, holidays } = window
    if (closedFor(window)) return { key: 'summary.empty' }
    const params = { days: weekdaysPhrase(weekdays), from: timePhrase(from), to: timePhrase(to, true) }
    return { key: holidays.length > 0 ? 'summary.workdays' : 'summary.window', params }
  },
  check: ({ window }): Complaint[] => {
    const field = closedFor(window)
    if (field === null) return []
    const code = field === 'weekdays' ? 'noWeekday' : 'noHours'
    return [{ code, severity: 'blocker', field: `window.${field}` }]
  },
  // Asked again when the time is up: whoever is woken late, outside the hours, waits for the next ones.
  visit: ({ config, now, zone }) => {
    const until = nextInWindow(now, config.window, zone)
    return now < until ? { kind: 'wait', until } : { kind: 'proceed', via: 'then' }
  },
})
