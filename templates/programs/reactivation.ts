import { type Language, languages } from '#engine/nodes/language.ts'
import type { Rule } from '#engine/nodes/rule.ts'
import { writeLetter } from '#templates/emails/letter.ts'
import { reactivationLetters } from '#templates/emails/reactivationLetters.ts'
import { idOf, type NeededSegment, type ProgramTemplate, type Worded } from './ProgramTemplate.ts'
import { drawSketch } from './sketch.ts'
import {
  awaiting,
  days,
  did,
  email,
  end,
  entry,
  goal,
  joinList,
  leaveList,
  letterHours,
  openHours,
  setField,
  step,
} from './steps.ts'

/** The field that says how lively a person is. */
const field = 'engagement'

const tiers = {
  active: { en: 'active', fi: 'aktiivinen', sv: 'aktiv' },
  cooling: { en: 'cooling', fi: 'hiipuva', sv: 'svalnande' },
  silent: { en: 'silent', fi: 'hiljainen', sv: 'tyst' },
} as const satisfies Record<string, Worded>

const segment = (key: keyof typeof tiers, name: Worded): NeededSegment => ({
  key,
  name,
  rule: (language) => ({ kind: 'field', of: 'person', field, operator: 'is', value: tiers[key][language] }),
})

/** Anything that a person does, and no machine. */
const signOfLife: Rule = {
  kind: 'any',
  rules: ['page.visited', 'email.clicked', 'email.replied', 'file.downloaded', 'form.submitted'].map(did),
}

/** How lively everybody is, and a way back for who goes quiet:
 *
 *     entry ─ active ─ 30 days ─ cooling ─ letter ─ 30 days ─ letter ─ 30 days ─ silent ─ shall I stop? ─ off the list
 *     goal: any sign of life ─ active ─ a day later from the beginning, by way of the list
 */
export const reactivation: ProgramTemplate = {
  id: 'reactivation',
  title: { en: 'Reactivation', fi: 'Uudelleenherättely', sv: 'Återaktivering' },
  about: {
    en: 'Keeps track of who is active (0–30 days), cooling (30–90) or silent (over 90), and writes to those who go quiet. Any sign of life begins it anew.',
    fi: 'Seuraa, kuka on aktiivinen (0–30 päivää), hiipuva (30–90) tai hiljainen (yli 90), ja kirjoittaa hiljentyville. Elonmerkki aloittaa alusta.',
    sv: 'Håller reda på vem som är aktiv (0–30 dagar), svalnande (30–90) eller tyst (över 90) och skriver till den som tystnar. Varje livstecken börjar om.',
  },
  languages,
  lists: [{ key: 'keepInTouch', name: { en: 'Keep in touch', fi: 'Pidetään yhteyttä', sv: 'Håll kontakten' } }],
  files: [],
  segments: [
    segment('active', { en: 'Active contacts', fi: 'Aktiiviset yhteystiedot', sv: 'Aktiva kontakter' }),
    segment('cooling', { en: 'Cooling contacts', fi: 'Hiipuvat yhteystiedot', sv: 'Svalnande kontakter' }),
    segment('silent', { en: 'Silent contacts', fi: 'Hiljaiset yhteystiedot', sv: 'Tysta kontakter' }),
  ],
  draw: (language, { lists }) => {
    const words = texts[language]
    const listId = idOf(lists, 'keepInTouch')
    const write = (name: keyof typeof reactivationLetters) =>
      email(name, writeLetter(reactivationLetters[name], language))
    const becomes = (id: string, tier: keyof typeof tiers) => setField(id, field, tiers[tier][language])
    return drawSketch({
      main: [
        entry('entry', { kind: 'list', listId }),
        becomes('isActive', 'active'),
        days('lively', 30),
        becomes('isCooling', 'cooling'),
        step('lessMail', 'frequency', { mailsPerWeek: 1 }),
        openHours('firstHours', language, letterHours),
        write('worthReading'),
        days('quiet', 30),
        openHours('secondHours', language, letterHours),
        write('whichOne'),
        days('quieter', 30),
        becomes('isSilent', 'silent'),
        openHours('thirdHours', language, letterHours),
        write('shallIStop'),
        awaiting('lastWord', { kind: 'reacted', reaction: 'clicked', emailNodeId: 'shallIStop' }, 30, {
          // The goal below takes them first.
          happened: [],
          timeout: [leaveList('letGo', listId)],
        }),
        end('over', words.over),
      ],
      others: [
        [
          goal('alive', signOfLife),
          becomes('isActiveAgain', 'active'),
          step('mailAsUsual', 'frequency', { mailsPerWeek: null }),
          // Whoever comes in again at the moment of what they did would have done it since coming in.
          days('nextDay', 1),
          leaveList('stepOut', listId),
          joinList('stepIn', listId),
          end('fromTheBeginning', words.fromTheBeginning),
        ],
      ],
      reentry: { kind: 'always' },
    })
  },
}

const texts = {
  en: { over: 'Left in peace', fromTheBeginning: 'From the beginning' },
  fi: { over: 'Jätetty rauhaan', fromTheBeginning: 'Alusta uudelleen' },
  sv: { over: 'Lämnad i fred', fromTheBeginning: 'Från början igen' },
} satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>
