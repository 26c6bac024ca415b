import { type Language, languages } from '#engine/nodes/language.ts'
import { writeLetter } from '#templates/emails/letter.ts'
import { topOfMindLetters } from '#templates/emails/topOfMindLetters.ts'
import { idOf, type ProgramTemplate } from './ProgramTemplate.ts'
import { tips, topOfMindList } from './shared.ts'
import { drawSketch, type Stroke } from './sketch.ts'
import {
  awaiting,
  days,
  did,
  email,
  end,
  entry,
  goal,
  handOff,
  leaveList,
  letterHours,
  officeHours,
  openHours,
  task,
  tellOwner,
  visited,
} from './steps.ts'

/** A year and a half in the seller's name for whoever said “not now”:
 *
 *     entry ─ 60 days ─ figures ─ 60 days ─ a story ─ 60 days ─ questions ─ 90 days ─ hello ─ answer? ─ up to 3 times
 *     goal: looks at the prices or asks for a demo ─ hand-off
 */
export const topOfMind: ProgramTemplate = {
  id: 'topOfMind',
  title: { en: 'Top of mind', fi: 'Mielessä pysyminen', sv: 'Top of mind' },
  about: {
    en: 'For those who said “not now”: something worth reading every second month, then a short hello each quarter, in their seller’s name.',
    fi: 'Niille, jotka sanoivat ”ei nyt”: lukemisen arvoista joka toinen kuukausi ja sitten lyhyt tervehdys neljännesvuosittain, myyjän nimissä.',
    sv: 'För den som sa ”inte nu”: något läsvärt varannan månad och sedan en kort hälsning varje kvartal, i säljarens namn.',
  },
  languages,
  lists: [topOfMindList],
  files: [],
  topics: [tips],
  draw: (language, { lists, topics }) => {
    const words = texts[language]
    const listId = idOf(lists, 'topOfMind')
    const topicId = idOf(topics, 'tips')
    const letter = (name: keyof typeof topOfMindLetters): Stroke[] => [
      days(`before${name}`, 60),
      openHours(`hoursOf${name}`, language, letterHours),
      email(name, writeLetter(topOfMindLetters[name], language), topicId),
    ]
    return drawSketch({
      main: [
        entry('entry', { kind: 'list', listId }),
        ...letter('benchmark'),
        ...letter('story'),
        ...letter('questions'),
        days('quarter', 90),
        officeHours('helloHours', language),
        email('hello', writeLetter(topOfMindLetters.hello, language)),
        awaiting('answer', { kind: 'reacted', reaction: 'replied', emailNodeId: 'hello' }, 14, {
          happened: [
            tellOwner('tellOfAnswer', words.tellOfAnswer),
            leaveList('answeredOff', listId),
            end('answered', words.answered),
          ],
          timeout: [{ id: 'nextQuarter', type: 'repeat', config: { most: 2 }, ways: { again: 'quarter' } }],
        }),
        task('letGo', words.letGo, 10),
        leaveList('off', listId),
        end('over', words.over),
      ],
      others: [
        [
          goal('stirs', { kind: 'any', rules: [visited('/pricing'), did('demo.requested')] }),
          handOff('handOff'),
          tellOwner('tellOfStir', words.tellOfStir),
          leaveList('awakeOff', listId),
          end('handedOff', words.handedOff),
        ],
      ],
      exits: [
        {
          id: 'customer',
          name: words.customer,
          rule: { kind: 'field', of: 'person', field: 'stage', operator: 'is', value: 'customer' },
        },
        { id: 'inDeal', name: words.inDeal, rule: { kind: 'inOpportunity', stage: '', minAmount: 0, ownerId: '' } },
        { id: 'trial', name: words.trial, rule: did('trial.started') },
      ],
      reentry: { kind: 'afterLeaving' },
    })
  },
}

const texts = {
  en: {
    tellOfAnswer: 'Has answered your hello. Go by what they say.',
    answered: 'Answered',
    letGo: 'Call once more, or let go: no answer to three hellos',
    over: 'Let go',
    tellOfStir: 'Said “not now” once, and is looking at the prices or asking for a demo. Call.',
    handedOff: 'Handed off to sales',
    customer: 'Has become a customer',
    inDeal: 'In an open deal',
    trial: 'Has started a trial',
  },
  fi: {
    tellOfAnswer: 'Vastasi tervehdykseesi. Toimi vastauksen mukaan.',
    answered: 'Vastasi',
    letGo: 'Soita vielä kerran tai luovu: kolmeen tervehdykseen ei vastattu',
    over: 'Luovuttu',
    tellOfStir: 'Sanoi aiemmin ”ei nyt” ja katsoo nyt hintoja tai pyytää esittelyä. Soita.',
    handedOff: 'Siirretty myynnille',
    customer: 'Tuli asiakkaaksi',
    inDeal: 'Avoin kauppa',
    trial: 'Aloitti kokeilun',
  },
  sv: {
    tellOfAnswer: 'Har svarat på din hälsning. Rätta dig efter svaret.',
    answered: 'Svarade',
    letGo: 'Ring en gång till eller släpp taget: inget svar på tre hälsningar',
    over: 'Släppt',
    tellOfStir: 'Sa en gång ”inte nu” och tittar nu på priserna eller ber om en demo. Ring.',
    handedOff: 'Överlämnad till sälj',
    customer: 'Har blivit kund',
    inDeal: 'I en öppen affär',
    trial: 'Har börjat prova',
  },
} satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>
