import { addDays, type Day } from '#engine/nodes/calendar.ts'
import { type Language, languages } from '#engine/nodes/language.ts'
import { eventLetters } from '#templates/emails/eventLetters.ts'
import { writeLetter } from '#templates/emails/letter.ts'
import { idOf, type ProgramTemplate } from './ProgramTemplate.ts'
import { drawSketch } from './sketch.ts'
import {
  awaiting,
  email,
  end,
  entry,
  handOff,
  letterHours,
  openHours,
  setField,
  step,
  tellOwner,
  untilDay,
} from './steps.ts'

/** The field that holds the day of the event that a person is invited to. */
const field = 'eventDate'

/** An event, from the invitation to what follows:
 *
 *     invited ─ invitation ─ registered? ─ last call ─ registered? ─┐
 *     registers by itself ──────────────────────────────────────────┴ seat ─ day before ─ day after ─ came? ─┬ thanks
 *                                                                                                           └ recording
 */
export const eventInvitation: ProgramTemplate = {
  id: 'eventInvitation',
  title: { en: 'Event invitation', fi: 'Tapahtumakutsu', sv: 'Inbjudan till event' },
  about: {
    en: 'Invitation, last call, confirmation, a reminder the day before, and afterwards one letter for those who came and another for those who did not.',
    fi: 'Kutsu, muistutus, vahvistus, viesti edellisenä päivänä ja lopuksi oma viesti paikalle tulleille ja niille, jotka eivät päässeet.',
    sv: 'Inbjudan, påminnelse, bekräftelse, ett mejl dagen före och efteråt ett till dem som kom och ett annat till dem som inte kom.',
  },
  languages,
  lists: [
    {
      key: 'invited',
      name: { en: 'Invited to the event', fi: 'Kutsuttu tapahtumaan', sv: 'Inbjudna till eventet' },
    },
    { key: 'attended', name: { en: 'Came to the event', fi: 'Oli tapahtumassa', sv: 'Kom till eventet' } },
  ],
  files: [],
  forms: [
    {
      key: 'registration',
      name: { en: 'Event registration', fi: 'Ilmoittautuminen', sv: 'Anmälan till eventet' },
      fields: [
        { name: 'firstName', label: { en: 'First name', fi: 'Etunimi', sv: 'Förnamn' }, required: true },
        { name: 'lastName', label: { en: 'Last name', fi: 'Sukunimi', sv: 'Efternamn' }, required: true },
        { name: 'company', label: { en: 'Company', fi: 'Yritys', sv: 'Företag' }, required: false },
      ],
    },
  ],
  draw: (language, { lists, forms }, today) => {
    const words = texts[language]
    const on = aThursdayAfter(today)
    const write = (name: keyof typeof eventLetters) => email(name, writeLetter(eventLetters[name], language))
    const registers = { kind: 'submittedForm', formId: idOf(forms, 'registration') } as const
    const drawn = drawSketch({
      main: [
        entry('entry', { kind: 'list', listId: idOf(lists, 'invited') }),
        { ...setField('theDay', field, on), name: words.theDay },
        openHours('invitingHours', language, letterHours),
        write('invitation'),
        awaiting('registers', registers, 10, {
          happened: [],
          timeout: [
            openHours('remindingHours', language, letterHours),
            write('lastCall'),
            awaiting('registersLate', registers, 14, { happened: [], timeout: [end('stayedAway', words.stayedAway)] }),
          ],
        }),
        write('confirmed'),
        untilDay('dayBefore', field, -1),
        write('tomorrow'),
        untilDay('dayAfter', field, 1),
        awaiting('came', { kind: 'onList', listId: idOf(lists, 'attended') }, 2, {
          happened: [
            step('pointsForComing', 'score', { points: 30 }),
            write('thanks'),
            awaiting('wantsMore', { kind: 'reacted', reaction: 'clicked', emailNodeId: 'thanks' }, 7, {
              happened: [
                handOff('handOff'),
                tellOwner('tellOfGuest', words.tellOfGuest),
                end('handedOff', words.handedOff),
              ],
              timeout: [end('thanked', words.thanked)],
            }),
          ],
          timeout: [write('missed'), end('missedIt', words.missedIt)],
        }),
      ],
      others: [
        [
          entry('walkIn', { kind: 'form', formId: idOf(forms, 'registration') }),
          { ...setField('theirDay', field, on), name: words.theDay, to: 'confirmed' },
        ],
      ],
    })
    // Whoever registers at the last moment gets three emails in a week, and expects the last two.
    const expected = { id: 'i1', code: 'tooManyEmails', nodeId: 'tomorrow' }
    return { ...drawn, ignored: { [expected.id]: expected } }
  },
}

/** Six weeks on, when there is time to invite people. */
function aThursdayAfter(today: Day): Day {
  const soonest = addDays(today, 42)
  const thursday = 4
  return addDays(soonest, (thursday - new Date(`${soonest}T00:00:00Z`).getUTCDay() + 7) % 7)
}

const texts = {
  en: {
    theDay: 'Day of the event',
    stayedAway: 'Did not register',
    tellOfGuest: 'Came to the event and opened the material afterwards. Ask which story it was.',
    handedOff: 'Handed off to sales',
    thanked: 'Thanked',
    missedIt: 'Got the recording',
  },
  fi: {
    theDay: 'Tapahtuman päivä',
    stayedAway: 'Ei ilmoittautunut',
    tellOfGuest: 'Oli tapahtumassa ja avasi aineiston sen jälkeen. Kysy, mikä tarina kiinnosti.',
    handedOff: 'Siirretty myynnille',
    thanked: 'Kiitetty',
    missedIt: 'Sai tallenteen',
  },
  sv: {
    theDay: 'Eventets dag',
    stayedAway: 'Anmälde sig inte',
    tellOfGuest: 'Kom till eventet och öppnade materialet efteråt. Fråga vilken berättelse det var.',
    handedOff: 'Överlämnad till sälj',
    thanked: 'Tackad',
    missedIt: 'Fick inspelningen',
  },
} satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>
