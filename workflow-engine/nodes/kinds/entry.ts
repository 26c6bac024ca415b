import { z } from 'zod'
import { conditionComplaints } from '../conditionComplaints.ts'
import { conditionPhrase } from '../conditionPhrase.ts'
import { conditionTexts } from '../conditionTexts.ts'
import { type Complaint, defineNode, type Summary } from '../defineNode.ts'
import { EntryTrigger, triggerCondition, triggerCue, triggerPointers } from '../trigger.ts'

/** What other systems may call an event (server/events). */

export const entry = defineNode({
  type: 'entry',
  family: 'entry',
  config: z.strictObject({
    trigger: EntryTrigger.default({ kind: 'list', listId: null }).meta({ widget: 'trigger' }),
  }),
  outlets: ['then'],
  texts: {
    en: {
      ...conditionTexts.en,
      title: 'Entry',
      about: 'People come in here when something happens: they join a list, submit a form, or their date comes.',
      synonyms:
        'start, begin, trigger, list, join, enrol, segment, form, event, field change, date, birthday, renewal, manual, API',
      'outlet.then': 'Then',
      'field.trigger': 'Who comes in',
      'choice.trigger.kind.list': 'Whoever joins a list',
      'choice.trigger.kind.segment': 'Whoever comes to belong to a segment',
      'choice.trigger.kind.form': 'Whoever submits a form',
      'choice.trigger.kind.event': 'Whoever does something',
      'choice.trigger.kind.field': 'Whoever has a field changed',
      'choice.trigger.kind.date': 'Whoever has a date come',
      'choice.trigger.kind.manual': 'By hand, API or another program',
      'field.trigger.listId': 'When added to the list',
      'field.trigger.segmentId': 'When coming into the segment',
      'field.trigger.formId': 'When submitting the form',
      'field.trigger.type': 'When this happens',
      'field.trigger.where': 'Only when its properties fit',
      'field.trigger.of': 'Whose field',
      'field.trigger.field': 'Field',
      'field.trigger.operator': 'Let in when it',
      'field.trigger.value': 'Value',
      'field.trigger.offset': 'Days after the date',
      'field.trigger.time': 'Time of day',
      'field.trigger.yearly': 'Every year',
      'help.trigger.type': 'For example email.clicked, file.downloaded, page.visited, or a name of your own.',
      'help.trigger.offset': 'A negative number means days before it.',
      'help.trigger.time': 'In the person’s own time zone.',
      'summary.list': 'Joins “{{list}}”',
      'summary.segment': 'Comes into the segment “{{segment}}”',
      'summary.form': 'Submits “{{form}}”',
      'summary.event': 'Event “{{type}}”',
      'summary.eventWhere_one': 'Event “{{type}}”, {{count}} condition',
      'summary.eventWhere_other': 'Event “{{type}}”, {{count}} conditions',
      'summary.field': 'As soon as {{what}}',
      'summary.date': 'On the date in “{{field}}”',
      'summary.before_one': '{{count}} day before “{{field}}”',
      'summary.before_other': '{{count}} days before “{{field}}”',
      'summary.after_one': '{{count}} day after “{{field}}”',
      'summary.after_other': '{{count}} days after “{{field}}”',
      'summary.yearly': 'Every year on “{{field}}”',
      'summary.yearlyBefore_one': 'Every year {{count}} day before “{{field}}”',
      'summary.yearlyBefore_other': 'Every year {{count}} days before “{{field}}”',
      'summary.yearlyAfter_one': 'Every year {{count}} day after “{{field}}”',
      'summary.yearlyAfter_other': 'Every year {{count}} days after “{{field}}”',
      'summary.manual': 'By hand, API or another program',
      'summary.empty': 'Choose who comes in',
      'issue.noList': 'Choose the list whose people come in here.',
      'issue.noSegment': 'Choose the segment whose people come in here.',
      'issue.noForm': 'Choose the form that lets people in here.',
      'issue.noEvent': 'Write the name of the event that lets people in here.',
      'issue.noField': 'Choose the field whose change lets people in here.',
      'issue.noDateField': 'Choose the field whose date lets people in here.',
    },
    fi: {
      ...conditionTexts.fi,
      title: 'Aloitus',
      about:
        'Henkilö tulee mukaan, kun jotain tapahtuu: hän liittyy listalle, lähettää lomakkeen tai hänen päivänsä koittaa.',
      synonyms:
        'alku, aloita, käynnistä, lista, liity, mukaan, segmentti, lomake, tapahtuma, kentän muutos, päivä, syntymäpäivä, uusiminen, käsin, rajapinta',
      'outlet.then': 'Sitten',
      'field.trigger': 'Kuka tulee mukaan',
      'choice.trigger.kind.list': 'Listalle lisätty',
      'choice.trigger.kind.segment': 'Segmenttiin tullut',
      'choice.trigger.kind.form': 'Lomakkeen lähettänyt',
      'choice.trigger.kind.event': 'Jotain tehnyt',
      'choice.trigger.kind.field': 'Se, jonka kenttä muuttuu',
      'choice.trigger.kind.date': 'Se, jonka päivä koittaa',
      'choice.trigger.kind.manual': 'Käsin, rajapinnasta tai toisesta ohjelmasta',
      'field.trigger.listId': 'Kun henkilö lisätään listalle',
      'field.trigger.segmentId': 'Kun henkilö tulee segmenttiin',
      'field.trigger.formId': 'Kun henkilö lähettää lomakkeen',
      'field.trigger.type': 'Kun tämä tapahtuu',
      'field.trigger.where': 'Vain kun sen tiedot täsmäävät',
      'field.trigger.of': 'Kenen kenttä',
      'field.trigger.field': 'Kenttä',
      'field.trigger.operator': 'Mukaan, kun se',
      'field.trigger.value': 'Arvo',
      'field.trigger.offset': 'Päiviä sen jälkeen',
      'field.trigger.time': 'Kellonaika',
      'field.trigger.yearly': 'Joka vuosi',
      'help.trigger.type': 'Esimerkiksi email.clicked, file.downloaded, page.visited tai oma nimi.',
      'help.trigger.offset': 'Negatiivinen luku tarkoittaa päiviä ennen sitä.',
      'help.trigger.time': 'Henkilön omalla aikavyöhykkeellä.',
      'summary.list': 'Lisätään listalle ”{{list}}”',
      'summary.segment': 'Tulee segmenttiin ”{{segment}}”',
      'summary.form': 'Lähettää lomakkeen ”{{form}}”',
      'summary.event': 'Tapahtuma ”{{type}}”',
      'summary.eventWhere_one': 'Tapahtuma ”{{type}}”, {{count}} ehto',
      'summary.eventWhere_other': 'Tapahtuma ”{{type}}”, {{count}} ehtoa',
      'summary.field': 'Heti kun {{what}}',
      'summary.date': 'Kentän ”{{field}}” päivänä',
      'summary.before_one': '{{count}} päivä ennen kentän ”{{field}}” päivää',
      'summary.before_other': '{{count}} päivää ennen kentän ”{{field}}” päivää',
      'summary.after_one': '{{count}} päivä kentän ”{{field}}” päivän jälkeen',
      'summary.after_other': '{{count}} päivää kentän ”{{field}}” päivän jälkeen',
      'summary.yearly': 'Joka vuosi kentän ”{{field}}” päivänä',
      'summary.yearlyBefore_one': 'Joka vuosi {{count}} päivä ennen kentän ”{{field}}” päivää',
      'summary.yearlyBefore_other': 'Joka vuosi {{count}} päivää ennen kentän ”{{field}}” päivää',
      'summary.yearlyAfter_one': 'Joka vuosi {{count}} päivä kentän ”{{field}}” päivän jälkeen',
      'summary.yearlyAfter_other': 'Joka vuosi {{count}} päivää kentän ”{{field}}” päivän jälkeen',
      'summary.manual': 'Käsin, rajapinnasta tai toisesta ohjelmasta',
      'summary.empty': 'Valitse, kuka tulee mukaan',
      'issue.noList': 'Valitse lista, jolta henkilöt tulevat mukaan.',
      'issue.noSegment': 'Valitse segmentti, josta henkilöt tulevat mukaan.',
      'issue.noForm': 'Valitse lomake, jonka lähettäjät tulevat mukaan.',
      'issue.noEvent': 'Kirjoita sen tapahtuman nimi, josta henkilöt tulevat mukaan.',
      'issue.noField': 'Valitse kenttä, jonka muuttuessa henkilö tulee mukaan.',
      'issue.noDateField': 'Valitse kenttä, jonka päivänä henkilö tulee mukaan.',
    },
    sv: {
      ...conditionTexts.sv,
      title: 'Start',
      about:
        'Personer kommer in här när något händer: de läggs till i en lista, skickar in ett formulär eller har ett datum som infaller.',
      synonyms:
        'börja, starta, utlösare, lista, gå med, segment, formulär, händelse, fält ändras, datum, födelsedag, förnyelse, för hand, API',
      'outlet.then': 'Sedan',
      'field.trigger': 'Vem som kommer in',
      'choice.trigger.kind.list': 'Den som läggs till i en lista',
      'choice.trigger.kind.segment': 'Den som kommer med i ett segment',
      'choice.trigger.kind.form': 'Den som skickar in ett formulär',
      'choice.trigger.kind.event': 'Den som gör något',
      'choice.trigger.kind.field': 'Den vars fält ändras',
      'choice.trigger.kind.date': 'Den vars datum infaller',
      'choice.trigger.kind.manual': 'För hand, API eller ett annat program',
      'field.trigger.listId': 'När någon läggs till i listan',
      'field.trigger.segmentId': 'När någon kommer med i segmentet',
      'field.trigger.formId': 'När någon skickar in formuläret',
      'field.trigger.type': 'När det här händer',
      'field.trigger.where': 'Bara när egenskaperna stämmer',
      'field.trigger.of': 'Vems fält',
      'field.trigger.field': 'Fält',
      'field.trigger.operator': 'Släpp in när det',
      'field.trigger.value': 'Värde',
      'field.trigger.offset': 'Dagar efter datumet',
      'field.trigger.time': 'Klockslag',
      'field.trigger.yearly': 'Varje år',
      'help.trigger.type': 'Till exempel email.clicked, file.downloaded, page.visited eller ett eget namn.',
      'help.trigger.offset': 'Ett negativt tal betyder dagar före.',
      'help.trigger.time': 'I personens egen tidszon.',
      'summary.list': 'Läggs till i ”{{list}}”',
      'summary.segment': 'Kommer med i segmentet ”{{segment}}”',
      'summary.form': 'Skickar in ”{{form}}”',
      'summary.event': 'Händelsen ”{{type}}”',
      'summary.eventWhere_one': 'Händelsen ”{{type}}”, {{count}} villkor',
      'summary.eventWhere_other': 'Händelsen ”{{type}}”, {{count}} villkor',
      'summary.field': 'Så snart {{what}}',
      'summary.date': 'På datumet i ”{{field}}”',
      'summary.before_one': '{{count}} dag före ”{{field}}”',
      'summary.before_other': '{{count}} dagar före ”{{field}}”',
      'summary.after_one': '{{count}} dag efter ”{{field}}”',
      'summary.after_other': '{{count}} dagar efter ”{{field}}”',
      'summary.yearly': 'Varje år på ”{{field}}”',
      'summary.yearlyBefore_one': 'Varje år {{count}} dag före ”{{field}}”',
      'summary.yearlyBefore_other': 'Varje år {{count}} dagar före ”{{field}}”',
      'summary.yearlyAfter_one': 'Varje år {{count}} dag efter ”{{field}}”',
      'summary.yearlyAfter_other': 'Varje år {{count}} dagar efter ”{{field}}”',
      'summary.manual': 'För hand, API eller ett annat program',
      'summary.empty': 'Välj vem som kommer in',
      'issue.noList': 'Välj listan vars personer kommer in här.',
      'issue.noSegment': 'Välj segmentet vars personer kommer in här.',
      'issue.noForm': 'Välj formuläret som släpper in personer här.',
      'issue.noEvent': 'Skriv namnet på händelsen som släpper in personer här.',
      'issue.noField': 'Välj fältet som släpper in personer här när det ändras.',
      'issue.noDateField': 'Välj fältet vars datum släpper in personer här.',
    },
  },
  // A version that was published before entries had triggers has none, and is still walked and told of.
  summary: ({ trigger }) => (trigger && triggerCue(trigger) !== null ? summaryOf(trigger) : { key: 'summary.empty' }),
  references: ({ trigger }) => triggerPointers(trigger),
  check: ({ trigger }) => complaintsOf(trigger),
  visit: () => ({ kind: 'proceed', via: 'then' }),
})

function summaryOf(trigger: EntryTrigger): Summary {
  switch (trigger.kind) {
    case 'list':
      return { key: 'summary.list', params: { list: { ref: 'list', id: trigger.listId ?? 0 } } }
    case 'segment':
      return { key: 'summary.segment', params: { segment: { ref: 'segment', id: trigger.segmentId ?? 0 } } }
    case 'form':
      return { key: 'summary.form', params: { form: { ref: 'form', id: trigger.formId ?? 0 } } }
    case 'event': {
      const type = trigger.type.trim()
      const count = trigger.where.length
      return count === 0
        ? { key: 'summary.event', params: { type } }
        : { key: 'summary.eventWhere', params: { type, count } }
    }
    case 'field': {
      const what = conditionPhrase(trigger)
      return what ? { key: 'summary.field', params: { what } } : { key: 'summary.empty' }
    }
    case 'date': {
      const { offset, yearly } = trigger
      const params = { field: trigger.field.trim() }
      if (offset === 0) return { key: yearly ? 'summary.yearly' : 'summary.date', params }
      const side = offset < 0 ? 'before' : 'after'
      const key = yearly ? `summary.yearly${side === 'before' ? 'Before' : 'After'}` : `summary.${side}`
      return { key, params: { ...params, count: Math.abs(offset) } }
    }
    case 'manual':
      return { key: 'summary.manual' }
    default:
      return trigger satisfies never
  }
}

function complaintsOf(trigger: EntryTrigger): Complaint[] {
  const blocker = (code: string, field: string): Complaint => ({ code, severity: 'blocker', field: `trigger.${field}` })
  const asked = triggerCondition(trigger)
  switch (trigger.kind) {
    case 'list':
      return trigger.listId === null ? [blocker('noList', 'listId')] : []
    case 'segment':
      return trigger.segmentId === null ? [blocker('noSegment', 'segmentId')] : []
    case 'form':
      return trigger.formId === null ? [blocker('noForm', 'formId')] : []
    case 'date':
      return trigger.field.trim() ? [] : [blocker('noDateField', 'field')]
    case 'event':
    case 'field':
      return asked ? conditionComplaints(asked, 'trigger') : []
    case 'manual':
      return []
    default:
      return trigger satisfies never
  }
}
