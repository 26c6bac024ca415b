import { type Language, languages } from '#engine/nodes/language.ts'
import { writeLetter } from '#templates/emails/letter.ts'
import { renewalLetters } from '#templates/emails/renewalLetters.ts'
import type { ProgramTemplate } from './ProgramTemplate.ts'
import { drawSketch } from './sketch.ts'
import { awaiting, did, email, end, entry, goal, handOff, officeHours, task, tellOwner, untilDay } from './steps.ts'

/** The field that holds a customer's last day of contract. */
const ends = 'contractEnds'

/** From three months before the term ends to its last day:
 *
 *     90 days before ─ look at the account ─ letter ─ 60 before ─ proposal ─ answer? ─ 30 before ─ hand-off ─ last day
 *     goal: contract.renewed ─ thanks        leaves: contract.cancelled
 */
export const contractRenewal: ProgramTemplate = {
  id: 'contractRenewal',
  title: { en: 'Contract renewal', fi: 'Sopimuksen uusiminen', sv: 'Förnyelse av avtal' },
  about: {
    en: 'Begins 90 days before the date in the field contractEnds: a look back, a proposal, and the seller when time runs short. Ends when the contract is renewed.',
    fi: 'Alkaa 90 päivää ennen kentän contractEnds päivää: katsaus vuoteen, ehdotus ja lopuksi myyjä, jos aika loppuu. Päättyy, kun sopimus uusitaan.',
    sv: 'Börjar 90 dagar före datumet i fältet contractEnds: en tillbakablick, ett förslag och säljaren när tiden blir knapp. Slutar när avtalet förnyas.',
  },
  languages,
  lists: [],
  files: [],
  draw: (language) => {
    const words = texts[language]
    const write = (name: keyof typeof renewalLetters) => email(name, writeLetter(renewalLetters[name], language))
    return drawSketch({
      main: [
        entry('entry', { kind: 'date', field: ends, offset: -90, time: '09:00' }),
        task('lookAt', words.lookAt, 5),
        officeHours('firstHours', language),
        write('threeMonths'),
        untilDay('twoMonths', ends, -60),
        officeHours('secondHours', language),
        write('proposal'),
        awaiting('answer', { kind: 'reacted', reaction: 'replied', emailNodeId: 'proposal' }, 14, {
          happened: [tellOwner('tellOfAnswer', words.tellOfAnswer)],
          timeout: [task('callThem', words.callThem, 2)],
        }),
        untilDay('oneMonth', ends, -30),
        officeHours('thirdHours', language),
        handOff('handOff', { urgent: true }),
        tellOwner('tellOfMonth', words.tellOfMonth),
        untilDay('lastDay', ends, 0),
        tellOwner('tellOfEnd', words.tellOfEnd),
        end('lapsed', words.lapsed),
      ],
      others: [[goal('isRenewed', did('contract.renewed')), write('renewed'), end('done', words.done)]],
      exits: [{ id: 'cancelled', name: words.cancelled, rule: did('contract.cancelled') }],
      reentry: { kind: 'afterLeaving' },
    })
  },
}

const texts = {
  en: {
    lookAt: 'Look at the account: the contract ends in three months',
    tellOfAnswer: 'Has answered the proposal. Go on from there.',
    callThem: 'Call: no answer to the proposal',
    tellOfMonth: 'The contract ends in 30 days and is not renewed. Call today.',
    tellOfEnd: 'The contract ends today, and nothing says that it was renewed.',
    lapsed: 'Not renewed',
    done: 'Renewed',
    cancelled: 'Contract cancelled',
  },
  fi: {
    lookAt: 'Käy asiakkuus läpi: sopimus päättyy kolmen kuukauden kuluttua',
    tellOfAnswer: 'Vastasi ehdotukseen. Jatka siitä.',
    callThem: 'Soita: ehdotukseen ei ole vastattu',
    tellOfMonth: 'Sopimus päättyy 30 päivän kuluttua, eikä sitä ole uusittu. Soita tänään.',
    tellOfEnd: 'Sopimus päättyy tänään, eikä mikään kerro, että se olisi uusittu.',
    lapsed: 'Ei uusittu',
    done: 'Uusittu',
    cancelled: 'Sopimus irtisanottu',
  },
  sv: {
    lookAt: 'Gå igenom kunden: avtalet går ut om tre månader',
    tellOfAnswer: 'Har svarat på förslaget. Ta vid därifrån.',
    callThem: 'Ring: inget svar på förslaget',
    tellOfMonth: 'Avtalet går ut om 30 dagar och är inte förnyat. Ring i dag.',
    tellOfEnd: 'Avtalet går ut i dag, och inget säger att det har förnyats.',
    lapsed: 'Inte förnyat',
    done: 'Förnyat',
    cancelled: 'Avtalet är uppsagt',
  },
} satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>
