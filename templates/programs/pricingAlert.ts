import { type Language, languages } from '#engine/nodes/language.ts'
import type { ProgramTemplate } from './ProgramTemplate.ts'
import { drawSketch } from './sketch.ts'
import { awaiting, choosing, end, entry, handOff, hours, task, tellOwner } from './steps.ts'

const prices = '/pricing'

/** Who looks at the prices, and what sales should do about it. Nobody gets an email for having looked:
 *
 *     visits /pricing ─┬ open deal ─── tell the owner
 *                      ├ customer ──── task
 *                      ├ hot or fits ─ urgent hand-off
 *                      └ otherwise ─── again within a week? ─ hand-off
 */
export const pricingAlert: ProgramTemplate = {
  id: 'pricingAlert',
  title: { en: 'Pricing page alert', fi: 'Hälytys hintasivulta', sv: 'Larm från prissidan' },
  about: {
    en: 'Tells sales when somebody looks at the prices: at once when they are hot or a good fit, else when they come back within a week. No emails.',
    fi: 'Kertoo myynnille, kun joku katsoo hintoja: heti, jos hän on kiinnostunut tai sopiva, muuten jos hän palaa viikon sisällä. Ei viestejä.',
    sv: 'Säger till sälj när någon tittar på priserna: genast om personen är het eller passar bra, annars när hen kommer tillbaka inom en vecka. Inga mejl.',
  },
  languages,
  lists: [],
  files: [],
  draw: (language) => {
    const words = texts[language]
    return drawSketch({
      main: [
        entry('entry', {
          kind: 'event',
          type: 'page.visited',
          where: [{ property: 'path', operator: 'contains', value: prices }],
        }),
        choosing(
          'who',
          [
            {
              id: 'p1',
              label: words.deal,
              when: { kind: 'inOpportunity', stage: '', minAmount: 0, ownerId: '' },
              way: [tellOwner('tellOfDeal', words.tellOfDeal), end('dealGoesOn', words.deal)],
            },
            {
              id: 'p2',
              label: words.customer,
              when: { kind: 'field', of: 'person', field: 'stage', operator: 'is', value: 'customer' },
              way: [task('callCustomer', words.callCustomer, 1), end('toldOfCustomer', words.customer)],
            },
            {
              id: 'p3',
              label: words.hot,
              when: {
                kind: 'any',
                rules: [
                  { kind: 'gradeAtLeast', points: 50 },
                  { kind: 'scoreAtLeast', score: 100 },
                ],
              },
              way: [
                handOff('handOffHot', { urgent: true }),
                tellOwner('tellOfHot', words.tellOfHot),
                end('handedOff', words.handedOff),
              ],
            },
          ],
          [
            // What is looked at within an hour is still the same look.
            hours('sameLook', 1),
            awaiting('again', { kind: 'visitedPage', pathPart: prices }, 7, {
              happened: [
                handOff('handOffReturned'),
                tellOwner('tellOfReturn', words.tellOfReturn),
                end('returned', words.handedOff),
              ],
              timeout: [end('justLooked', words.justLooked)],
            }),
          ],
        ),
      ],
      reentry: { kind: 'afterDays', days: 7 },
    })
  },
}

const texts = {
  en: {
    deal: 'Open deal',
    customer: 'Customer',
    hot: 'Hot or a good fit',
    handedOff: 'Handed off to sales',
    justLooked: 'Only looked',
    tellOfDeal: 'Has an open deal with you and is looking at the prices again. Is there a question to answer?',
    callCustomer: 'Ask: our customer is looking at the prices',
    tellOfHot: 'Is looking at the prices now, and is worth a call today.',
    tellOfReturn: 'Came back to the prices within a week.',
  },
  fi: {
    deal: 'Avoin kauppa',
    customer: 'Asiakas',
    hot: 'Kiinnostunut tai sopiva',
    handedOff: 'Siirretty myynnille',
    justLooked: 'Kävi vain katsomassa',
    tellOfDeal: 'Teillä on avoin kauppa, ja hän katsoo taas hintoja. Onko jokin kysymys vielä auki?',
    callCustomer: 'Kysy: asiakkaamme katsoo hintoja',
    tellOfHot: 'Katsoo juuri nyt hintoja. Soita tänään.',
    tellOfReturn: 'Palasi katsomaan hintoja viikon sisällä.',
  },
  sv: {
    deal: 'Öppen affär',
    customer: 'Kund',
    hot: 'Het eller passar bra',
    handedOff: 'Överlämnad till sälj',
    justLooked: 'Tittade bara',
    tellOfDeal: 'Har en öppen affär med dig och tittar på priserna igen. Finns det någon fråga att svara på?',
    callCustomer: 'Fråga: vår kund tittar på priserna',
    tellOfHot: 'Tittar på priserna just nu och är värd ett samtal i dag.',
    tellOfReturn: 'Kom tillbaka till priserna inom en vecka.',
  },
} satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>
