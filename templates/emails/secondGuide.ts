import type { EmailContent } from '#engine/nodes/fields.ts'
import type { Language } from '#engine/nodes/language.ts'
import { button, frame, greeting, paragraph, points, signature } from './frame.ts'

/** The second email of the guide follow-up: a guide for those who compare. Its link is a tracked file. */
export function secondGuide(language: Language, fileId: number): EmailContent {
  const { subject, preheader, opening, before, cover, lead, themes, download, closing } = texts[language]
  const href = `file:${fileId}`
  const body = [
    greeting(language),
    paragraph(opening),
    paragraph(before),
    coverOf(cover, href),
    paragraph(lead),
    points(themes.map((theme, index) => ({ mark: `${3 * index + 1}–${3 * index + 3}`, ...theme }))),
    button(download, href),
    paragraph(closing),
    signature(language),
  ]
  return { subject, preheader, senderName: '', senderEmail: '', mjml: frame(language, body.join('')) }
}

interface Text {
  readonly subject: string
  readonly preheader: string
  readonly opening: string
  readonly before: string
  readonly cover: { readonly kind: string; readonly title: string; readonly about: string }
  readonly lead: string
  readonly themes: readonly { readonly heading: string; readonly text: string }[]
  readonly download: string
  readonly closing: string
}

/** The guide's cover, drawn in type. The same on every screen. */
export const coverColours = { ground: '#1D51C4', ink: '#FFFFFF' } as const

function coverOf({ kind, title, about }: Text['cover'], href: string): string {
  const { ground, ink } = coverColours
  const line = (style: string, text: string) => `<span style="display: block; color: ${ink}; ${style}">${text}</span>`
  return `          <mj-text padding="8px 0 28px"><a href="${href}" style="display: block; padding: 24px 28px 28px; border-radius: 10px; background-color: ${ground}; color: ${ink}; text-decoration: none;">${[
    line('font-size: 14px; line-height: 20px;', kind),
    line('padding: 24px 0 4px; font-size: 72px; line-height: 72px; font-weight: 650; letter-spacing: -0.02em;', '12'),
    line('font-size: 24px; line-height: 31px; font-weight: 600; letter-spacing: -0.01em;', title),
    line('padding: 12px 0 0; font-size: 15px; line-height: 22px;', about),
  ].join('')}</a></mj-text>
`
}

const texts: Readonly<Record<Language, Text>> = {
  en: {
    subject: '12 questions to ask a recruiting software vendor',
    preheader: 'A short guide for comparing systems before you sign.',
    opening:
      'Most recruiting systems look alike in a demo. The differences show later: when the first fifty applications arrive, when a manager opens the system once a month, and when you want your data out again.',
    before: 'So we wrote down the questions worth asking before you sign.',
    cover: {
      kind: 'Guide · PDF',
      title: 'questions to ask before you choose recruiting software',
      about: 'What to ask, why it matters, and what a good answer sounds like',
    },
    lead: 'There are three questions on each of these:',
    themes: [
      { heading: 'Applicants', text: 'How long does an application take on a phone?' },
      { heading: 'Hiring managers', text: 'What can they do without training?' },
      { heading: 'Data', text: 'Who deletes an applicant’s data, and when?' },
      { heading: 'Price', text: 'What does the second year cost?' },
    ],
    download: 'Download the guide',
    closing:
      'Already comparing systems? Reply with their names, and I will tell you honestly where we fit better and where we do not.',
  },
  fi: {
    subject: '12 kysymystä rekrytointijärjestelmän myyjälle',
    preheader: 'Tiivis opas järjestelmien vertailuun ennen sopimusta.',
    opening:
      'Esittelyssä useimmat rekrytointijärjestelmät näyttävät samalta. Erot tulevat esiin myöhemmin: kun ensimmäiset viisikymmentä hakemusta saapuvat, kun esihenkilö avaa järjestelmän kerran kuussa ja kun omat tiedot pitäisi saada ulos.',
    before: 'Kokosimme kysymykset, jotka kannattaa esittää ennen sopimuksen allekirjoittamista.',
    cover: {
      kind: 'Opas · PDF',
      title: 'kysymystä ennen rekrytointi&shy;järjestelmän valintaa',
      about: 'Mitä kannattaa kysyä, miksi se on tärkeää ja miltä hyvä vastaus kuulostaa',
    },
    lead: 'Jokaisesta aiheesta on kolme kysymystä:',
    themes: [
      { heading: 'Hakijat', text: 'Kauanko hakemuksen jättäminen kestää puhelimella?' },
      { heading: 'Rekrytoivat esihenkilöt', text: 'Mitä he osaavat tehdä ilman koulutusta?' },
      { heading: 'Tiedot', text: 'Kuka poistaa hakijan tiedot ja milloin?' },
      { heading: 'Hinta', text: 'Paljonko toinen vuosi maksaa?' },
    ],
    download: 'Lataa opas',
    closing:
      'Vertailetko jo järjestelmiä? Vastaa ja kerro, mitä niistä. Sanon rehellisesti, missä olemme parempi valinta ja missä emme.',
  },
  sv: {
    subject: '12 frågor att ställa om rekryteringssystem',
    preheader: 'En kort guide för den som jämför innan avtalet skrivs på.',
    opening:
      'I en demo ser de flesta rekryteringssystem likadana ut. Skillnaderna märks senare: när de första femtio ansökningarna kommer, när en chef öppnar systemet en gång i månaden och när du vill få ut dina data igen.',
    before: 'Därför har vi samlat frågorna som är värda att ställa innan du skriver på.',
    cover: {
      kind: 'Guide · PDF',
      title: 'frågor inför valet av rekryterings&shy;system',
      about: 'Vad du bör fråga, varför det spelar roll och hur ett bra svar låter',
    },
    lead: 'Det finns tre frågor inom varje område:',
    themes: [
      { heading: 'Kandidater', text: 'Hur lång tid tar en ansökan på mobilen?' },
      { heading: 'Rekryterande chefer', text: 'Vad klarar de utan utbildning?' },
      { heading: 'Data', text: 'Vem raderar en kandidats uppgifter, och när?' },
      { heading: 'Pris', text: 'Vad kostar det andra året?' },
    ],
    download: 'Ladda ner guiden',
    closing:
      'Jämför du redan system? Svara med vilka, så säger jag ärligt var vi passar bättre och var vi inte gör det.',
  },
}
