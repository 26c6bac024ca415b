import { type Language, languages } from '#engine/nodes/language.ts'
import { crossSellLetters } from '#templates/emails/crossSellLetters.ts'
import { writeLetter } from '#templates/emails/letter.ts'
import { idOf, type ProgramTemplate } from './ProgramTemplate.ts'
import { customers, tips } from './shared.ts'
import { drawSketch } from './sketch.ts'
import {
  awaiting,
  days,
  email,
  end,
  entry,
  handOff,
  letterHours,
  officeHours,
  openHours,
  tag,
  task,
  tellOwner,
} from './steps.ts'

const clicked = (emailNodeId: string) => ({ kind: 'reacted', reaction: 'clicked', emailNodeId }) as const

/** Something to read first; the sales message only to those who read it:
 *
 *     customer ─ 30 days ─ article ─ clicked? ─ no: checklist ─ clicked? ─ no: end
 *                                       └ yes ─────────────────────┴ yes ─ tag ─ offer ─ clicked? ─┬ hand-off
 *                                                                                                 └ task
 */
export const crossSell: ProgramTemplate = {
  id: 'crossSell',
  title: { en: 'Cross-sell', fi: 'Lisämyynti', sv: 'Merförsäljning' },
  about: {
    en: 'Gives customers something useful to read on a topic next to what they bought, and makes the offer only to those who read it.',
    fi: 'Tarjoaa asiakkaille hyödyllistä luettavaa aiheesta, joka on lähellä heidän hankintaansa, ja tekee tarjouksen vain niille, jotka lukivat.',
    sv: 'Ger kunder något nyttigt att läsa om ett ämne nära det de har köpt och ger erbjudandet bara till dem som läste.',
  },
  languages,
  lists: [],
  files: [],
  segments: [customers],
  topics: [tips],
  draw: (language, { segments, topics }) => {
    const words = texts[language]
    const write = (name: keyof typeof crossSellLetters, topicId?: number) =>
      email(name, writeLetter(crossSellLetters[name], language), topicId)
    const topicId = idOf(topics, 'tips')
    return drawSketch({
      main: [
        entry('entry', { kind: 'segment', segmentId: idOf(segments, 'customers') }),
        days('settled', 30),
        openHours('firstHours', language, letterHours),
        write('firstDays', topicId),
        awaiting('reads', clicked('firstDays'), 14, {
          happened: [],
          timeout: [
            openHours('secondHours', language, letterHours),
            write('checklist', topicId),
            awaiting('copies', clicked('checklist'), 14, { happened: [], timeout: [end('notNow', words.notNow)] }),
          ],
        }),
        tag('interested', words.interested),
        days('aFewDays', 2),
        officeHours('askingHours', language),
        write('offer'),
        awaiting('wants', clicked('offer'), 10, {
          happened: [handOff('handOff'), tellOwner('tellOfWish', words.tellOfWish), end('handedOff', words.handedOff)],
          timeout: [task('mention', words.mention, 10), end('offered', words.offered)],
        }),
      ],
      exits: [
        {
          id: 'inDeal',
          name: words.inDeal,
          rule: { kind: 'inOpportunity', stage: '', minAmount: 0, ownerId: '' },
        },
      ],
      reentry: { kind: 'afterDays', days: 180 },
    })
  },
}

const texts = {
  en: {
    notNow: 'Not interested now',
    interested: 'Reads up on onboarding',
    tellOfWish: 'Read the article and opened the offer for onboarding. Suggest a time.',
    handedOff: 'Handed off to sales',
    mention: 'Mention onboarding when you next speak: the article was read, the offer was not opened',
    offered: 'Offered',
    inDeal: 'In talks already',
  },
  fi: {
    notNow: 'Ei kiinnosta nyt',
    interested: 'Lukee perehdytyksestä',
    tellOfWish: 'Luki kirjoituksen ja avasi tarjouksen perehdytyksestä. Ehdota aikaa.',
    handedOff: 'Siirretty myynnille',
    mention: 'Mainitse perehdytys, kun seuraavan kerran juttelette: kirjoitus luettiin, tarjousta ei avattu',
    offered: 'Tarjottu',
    inDeal: 'Neuvottelut käynnissä',
  },
  sv: {
    notNow: 'Inte intresserad nu',
    interested: 'Läser på om introduktion',
    tellOfWish: 'Läste artikeln och öppnade erbjudandet om introduktion. Föreslå en tid.',
    handedOff: 'Överlämnad till sälj',
    mention: 'Nämn introduktion nästa gång ni hörs: artikeln lästes, erbjudandet öppnades inte',
    offered: 'Har fått erbjudandet',
    inDeal: 'Samtal pågår redan',
  },
} satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>
