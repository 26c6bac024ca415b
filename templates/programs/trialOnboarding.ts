import { type Language, languages } from '#engine/nodes/language.ts'
import { writeLetter } from '#templates/emails/letter.ts'
import { trialLetters } from '#templates/emails/trialLetters.ts'
import { idOf, type ProgramTemplate } from './ProgramTemplate.ts'
import { newCustomers, topOfMindList } from './shared.ts'
import { drawSketch } from './sketch.ts'
import {
  awaiting,
  choosing,
  days,
  did,
  email,
  end,
  entry,
  goal,
  handOff,
  joinList,
  openHours,
  setField,
  task,
  tellOwner,
} from './steps.ts'

/** Two weeks from the first sign-in to a decision. Subscribing ends it wherever the person stands:
 *
 *     trial.started ─ welcome ─ activated within 2 days? ─ … ─ halfway: call, tip or help ─ … ─ why not? ─ answer?
 *     goal: subscription.started ─ customer ─ tell the owner ─ end
 */
export const trialOnboarding: ProgramTemplate = {
  id: 'trialOnboarding',
  title: { en: 'Trial onboarding', fi: 'Kokeilun aloitus', sv: 'Introduktion för provperioden' },
  about: {
    en: 'Helps people through a 14-day trial, by what they get done in it, and tells the seller whom to call. Whoever subscribes leaves it at once.',
    fi: 'Auttaa kokeilijaa 14 päivän ajan sen mukaan, mitä hän saa aikaan, ja kertoo myyjälle, kenelle soittaa. Tilauksen tehnyt poistuu heti.',
    sv: 'Hjälper den som provar i 14 dagar utifrån vad personen får gjort och säger till säljaren vem som bör få ett samtal. Den som köper lämnar programmet direkt.',
  },
  languages,
  lists: [topOfMindList, newCustomers],
  files: [],
  draw: (language, { lists }) => {
    const words = texts[language]
    const write = (name: keyof typeof trialLetters) => email(name, writeLetter(trialLetters[name], language))
    return drawSketch({
      main: [
        entry('entry', { kind: 'event', type: 'trial.started' }),
        write('started'),
        awaiting('firstSteps', { kind: 'event', type: 'trial.activated' }, 2, {
          happened: [write('activated')],
          timeout: [write('stuck'), task('offerHelp', words.offerHelp, 1)],
        }),
        days('aWeekIn', 7),
        openHours('inTheMorning', language, { from: '09:00', to: '11:00' }),
        choosing(
          'halfway',
          [
            {
              id: 'p1',
              label: words.eager,
              when: { kind: 'all', rules: [did('trial.activated'), { kind: 'scoreAtLeast', score: 100 }] },
              way: [handOff('handOff', { urgent: true }), tellOwner('tellOfEager', words.tellOfEager)],
            },
            { id: 'p2', label: words.busy, when: did('trial.activated'), way: [write('daysLeft')] },
          ],
          [task('callTheSilent', words.callTheSilent, 2)],
        ),
        days('lastDays', 5),
        write('ended'),
        awaiting('answer', { kind: 'reacted', reaction: 'replied', emailNodeId: 'ended' }, 7, {
          happened: [tellOwner('tellOfAnswer', words.tellOfAnswer), end('answered', words.answered)],
          timeout: [joinList('keepInMind', idOf(lists, 'topOfMind')), end('later', words.later)],
        }),
      ],
      others: [
        [
          goal('subscribed', did('subscription.started')),
          setField('becomesCustomer', 'stage', 'customer'),
          tellOwner('tellOfCustomer', words.tellOfCustomer),
          joinList('welcome', idOf(lists, 'newCustomers')),
          end('customer', words.customer),
        ],
      ],
      reentry: { kind: 'afterDays', days: 90 },
    })
  },
}

const texts = {
  en: {
    offerHelp: 'Offer help: the trial is empty',
    eager: 'Busy and interested',
    busy: 'Busy',
    tellOfEager: 'Halfway through the trial, busy in it and interested. Call today.',
    callTheSilent: 'Call: a week into the trial, nothing has happened in it',
    tellOfAnswer: 'Answered why the trial led nowhere. Thank them.',
    answered: 'Told us why',
    later: 'Top of mind',
    tellOfCustomer: 'Has subscribed. Say thank you.',
    customer: 'Customer',
  },
  fi: {
    offerHelp: 'Tarjoa apua: kokeilussa ei ole vielä mitään',
    eager: 'Ahkera ja kiinnostunut',
    busy: 'Ahkera',
    tellOfEager: 'Kokeilu on puolivälissä, ja sitä käytetään ahkerasti ja kiinnostuneena. Soita tänään.',
    callTheSilent: 'Soita: kokeilussa ei ole viikkoon tapahtunut mitään',
    tellOfAnswer: 'Kertoi, miksi kokeilu ei johtanut tilaukseen. Kiitä vastauksesta.',
    answered: 'Kertoi syyn',
    later: 'Pidetään mielessä',
    tellOfCustomer: 'Teki tilauksen. Kiitä häntä.',
    customer: 'Asiakas',
  },
  sv: {
    offerHelp: 'Erbjud hjälp: provversionen är tom',
    eager: 'Aktiv och intresserad',
    busy: 'Aktiv',
    tellOfEager: 'Har kommit halvvägs i provperioden, är aktiv och intresserad. Ring i dag.',
    callTheSilent: 'Ring: en vecka in i provperioden har inget hänt',
    tellOfAnswer: 'Har berättat varför provperioden inte ledde till köp. Tacka för svaret.',
    answered: 'Berättade varför',
    later: 'Top of mind',
    tellOfCustomer: 'Har köpt. Säg tack.',
    customer: 'Kund',
  },
} satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>
