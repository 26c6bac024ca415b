import { type Language, languages } from '#engine/nodes/language.ts'
import { writeLetter } from '#templates/emails/letter.ts'
import { welcomeLetters } from '#templates/emails/welcomeLetters.ts'
import { idOf, type ProgramTemplate } from './ProgramTemplate.ts'
import { newCustomers } from './shared.ts'
import { drawSketch } from './sketch.ts'
import { awaiting, days, email, end, entry, officeHours, setField, tag, task, tellOwner } from './steps.ts'

/** A new customer's first month:
 *
 *     entry ─ customer ─ welcome ─ task: call ─ first steps ─ clicked? ─┬ tag ──┬─ a month in ─ answer? ─ tell the owner
 *                                                                       └ task ─┘
 */
export const customerWelcome: ProgramTemplate = {
  id: 'customerWelcome',
  title: { en: 'Customer welcome', fi: 'Uuden asiakkaan tervetulo', sv: 'Välkomnande av ny kund' },
  about: {
    en: 'A new customer’s first month: a welcome from the seller, three first steps, help for whoever does not begin, and a question after four weeks.',
    fi: 'Uuden asiakkaan ensimmäinen kuukausi: myyjän tervetulotoivotus, kolme ensimmäistä asiaa, apua jumiin jääneille ja kysymys neljän viikon jälkeen.',
    sv: 'En ny kunds första månad: ett välkommen från säljaren, tre första steg, hjälp till den som inte kommer i gång och en fråga efter fyra veckor.',
  },
  languages,
  lists: [newCustomers],
  files: [],
  draw: (language, { lists }) => {
    const words = texts[language]
    const write = (name: keyof typeof welcomeLetters) => email(name, writeLetter(welcomeLetters[name], language))
    return drawSketch({
      main: [
        entry('entry', { kind: 'list', listId: idOf(lists, 'newCustomers') }),
        setField('isCustomer', 'stage', 'customer'),
        officeHours('firstHours', language),
        write('welcome'),
        task('firstCall', words.firstCall, 10),
        days('settleIn', 3),
        officeHours('secondHours', language),
        write('firstSteps'),
        awaiting('begins', { kind: 'reacted', reaction: 'clicked', emailNodeId: 'firstSteps' }, 7, {
          happened: [tag('hasBegun', words.hasBegun)],
          timeout: [task('helpThem', words.helpThem, 2)],
        }),
        days('threeWeeks', 21),
        officeHours('thirdHours', language),
        write('howIsIt'),
        awaiting('answer', { kind: 'reacted', reaction: 'replied', emailNodeId: 'howIsIt' }, 14, {
          happened: [tellOwner('tellOfAnswer', words.tellOfAnswer), end('answered', words.answered)],
          timeout: [end('welcomed', words.welcomed)],
        }),
      ],
    })
  },
}

const texts = {
  en: {
    firstCall: 'Call: what is still missing after the first week',
    hasBegun: 'First steps opened',
    helpThem: 'Help them begin: the first steps have not been opened',
    tellOfAnswer: 'Has told how the first month went. Answer within a day.',
    answered: 'Answered',
    welcomed: 'Welcomed',
  },
  fi: {
    firstCall: 'Soita: mitä puuttuu vielä ensimmäisen viikon jälkeen',
    hasBegun: 'Avannut ensimmäiset vaiheet',
    helpThem: 'Auta alkuun: ensimmäisiä vaiheita ei ole avattu',
    tellOfAnswer: 'Kertoi, miten ensimmäinen kuukausi meni. Vastaa vuorokauden sisällä.',
    answered: 'Vastasi',
    welcomed: 'Toivotettu tervetulleeksi',
  },
  sv: {
    firstCall: 'Ring: vad fattas efter första veckan',
    hasBegun: 'Första stegen öppnade',
    helpThem: 'Hjälp dem i gång: de första stegen har inte öppnats',
    tellOfAnswer: 'Har berättat hur första månaden gick. Svara inom ett dygn.',
    answered: 'Svarade',
    welcomed: 'Välkomnad',
  },
} satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>
