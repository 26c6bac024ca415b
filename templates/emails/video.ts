import type { EmailContent } from '#engine/nodes/fields.ts'
import type { Language } from '#engine/nodes/language.ts'
import { button, frame, greeting, paragraph, points, signature } from './frame.ts'

/** The third email of the guide follow-up, for those who did not want another guide: show it instead. */
export function video(language: Language): EmailContent {
  const { subject, preheader, opening, screen, lead, chapters, watch, closing } = texts[language]
  const href = 'https://www.smartrekry.example/video/from-ad-to-contract'
  const body = [
    greeting(language),
    paragraph(opening),
    screenOf(screen, href),
    paragraph(lead),
    points(chapters),
    button(watch, href),
    paragraph(closing),
    signature(language),
  ]
  return { subject, preheader, senderName: '', senderEmail: '', mjml: frame(language, body.join('')) }
}

interface Text {
  readonly subject: string
  readonly preheader: string
  readonly opening: string
  readonly screen: { readonly title: string; readonly length: string }
  readonly lead: string
  readonly chapters: readonly { readonly mark: string; readonly heading: string; readonly text: string }[]
  readonly watch: string
  readonly closing: string
}

/** The video's first frame, drawn in type. Dark on every screen. */
export const screenColours = { ground: '#16191F', ink: '#FFFFFF', soft: '#B4BCC8', play: '#8FB0FF' } as const

function screenOf({ title, length }: Text['screen'], href: string): string {
  const { ground, ink, soft, play } = screenColours
  const triangle = `<span style="display: inline-block; margin: 20px 0 0 6px; border-style: solid; border-width: 12px 0 12px 20px; border-color: transparent transparent transparent ${ground};"></span>`
  return `          <mj-text padding="8px 0 28px" align="center" css-class="screen"><a href="${href}" style="display: block; padding: 40px 24px 32px; border: 1px solid ${ground}; border-radius: 10px; background-color: ${ground}; color: ${ink}; text-align: center; text-decoration: none;">${[
    `<span style="display: inline-block; width: 64px; height: 64px; border-radius: 32px; background-color: ${play}; font-size: 0; line-height: 0;">${triangle}</span>`,
    `<span style="display: block; padding: 20px 0 4px; font-size: 20px; line-height: 28px; font-weight: 600; color: ${ink};">${title}</span>`,
    `<span style="display: block; font-size: 14px; line-height: 22px; color: ${soft};">${length}</span>`,
  ].join('')}</a></mj-text>
`
}

const texts: Readonly<Record<Language, Text>> = {
  en: {
    subject: 'From job ad to signed contract in four minutes',
    preheader: 'A short video: one vacancy, from start to finish.',
    opening:
      'Guides are one thing, seeing is another. In this video we open one vacancy and follow it all the way to a signed contract.',
    screen: { title: 'One vacancy, start to finish', length: 'Video · 4 min' },
    lead: 'You will see:',
    chapters: [
      { mark: '0:20', heading: 'The ad', text: 'Written once, published on the careers page and the job boards.' },
      { mark: '1:10', heading: 'The application', text: 'Sent from a phone on the bus, without a password.' },
      { mark: '2:15', heading: 'The interviews', text: 'Candidates pick a time from the manager’s calendar.' },
      { mark: '3:20', heading: 'The contract', text: 'Signed, and everybody else gets an answer.' },
    ],
    watch: 'Watch the video',
    closing: 'Would you rather see it with a vacancy of your own? Reply and suggest a time. Fifteen minutes is enough.',
  },
  fi: {
    subject: 'Ilmoituksesta allekirjoitettuun sopimukseen neljässä minuutissa',
    preheader: 'Lyhyt video: yksi rekrytointi alusta loppuun.',
    opening:
      'Opas kertoo, mutta video näyttää. Tällä videolla avaamme yhden haun ja seuraamme sitä allekirjoitettuun työsopimukseen asti.',
    screen: { title: 'Yksi rekrytointi alusta loppuun', length: 'Video · 4 min' },
    lead: 'Videolla näet:',
    chapters: [
      {
        mark: '0.20',
        heading: 'Ilmoitus',
        text: 'Kirjoitetaan kerran, julkaistaan urasivulla ja työpaikkasivustoilla.',
      },
      { mark: '1.10', heading: 'Hakemus', text: 'Lähtee puhelimella bussista, ilman salasanaa.' },
      { mark: '2.15', heading: 'Haastattelut', text: 'Hakija valitsee ajan suoraan esihenkilön kalenterista.' },
      { mark: '3.20', heading: 'Työsopimus', text: 'Allekirjoitetaan, ja kaikki muutkin hakijat saavat vastauksen.' },
    ],
    watch: 'Katso video',
    closing:
      'Haluaisitko katsoa, miten tämä sujuisi teidän omassa haussanne? Vastaa ja ehdota aikaa. Viisitoista minuuttia riittää.',
  },
  sv: {
    subject: 'Från annons till påskrivet avtal på fyra minuter',
    preheader: 'En kort video: en rekrytering från början till slut.',
    opening:
      'En guide är en sak, att se hur det går till är en annan. I videon öppnar vi en tjänst och följer den hela vägen till ett påskrivet avtal.',
    screen: { title: 'En rekrytering från början till slut', length: 'Video · 4 min' },
    lead: 'Du får se:',
    chapters: [
      { mark: '0:20', heading: 'Annonsen', text: 'Skrivs en gång, publiceras på karriärsidan och jobbsajterna.' },
      { mark: '1:10', heading: 'Ansökan', text: 'Skickas från mobilen på bussen, utan lösenord.' },
      { mark: '2:15', heading: 'Intervjuerna', text: 'Kandidaten väljer en tid direkt i chefens kalender.' },
      { mark: '3:20', heading: 'Avtalet', text: 'Skrivs på, och alla andra får också ett svar.' },
    ],
    watch: 'Se videon',
    closing: 'Vill du hellre se det med en egen tjänst? Svara och föreslå en tid. Det räcker med femton minuter.',
  },
}
