import type { EmailContent } from '#engine/nodes/fields.ts'
import type { Language } from '#engine/nodes/language.ts'
import { button, frame, greeting, paragraph, points, signature, title } from './frame.ts'

/** The first email of the guide follow-up: something useful to read, nothing to buy. */
export function blogPost(language: Language): EmailContent {
  const { subject, preheader, opening, heading, lead, reasons, rest, read, closing } = texts[language]
  const marked = reasons.map((reason, index) => ({ mark: String(index + 1), ...reason }))
  const body = [
    greeting(language),
    paragraph(opening),
    title(heading),
    paragraph(lead),
    points(marked),
    paragraph(rest),
    button(read, 'https://www.smartrekry.example/blog/why-candidates-drop-out'),
    paragraph(closing),
    signature(language),
  ]
  return { subject, preheader, senderName: '', senderEmail: '', mjml: frame(language, body.join('')) }
}

interface Text {
  readonly subject: string
  readonly preheader: string
  readonly opening: string
  readonly heading: string
  readonly lead: string
  readonly reasons: readonly { readonly heading: string; readonly text: string }[]
  readonly rest: string
  readonly read: string
  readonly closing: string
}

const texts: Readonly<Record<Language, Text>> = {
  en: {
    subject: 'Why good candidates drop out halfway',
    preheader: 'Three reasons, and a fix for each that needs no budget.',
    opening:
      'Thank you for downloading our guide. HR teams who have read it often come back with the same question: why do the best applicants disappear halfway through?',
    heading: 'Why good candidates drop out, and how to keep them',
    lead: 'It is usually one of these three:',
    reasons: [
      {
        heading: 'The form is too long.',
        text: 'Ask for a CV or a LinkedIn profile and three answers. The rest can wait until the interview.',
      },
      {
        heading: 'Nobody gets back to them.',
        text: 'Reply within two working days, even if all you can say is when the next step comes.',
      },
      {
        heading: 'The hiring manager has no time.',
        text: 'Book the interview slots before the ad goes out, not after.',
      },
    ],
    rest: 'The post goes through all three with examples, and ends with a checklist for your next vacancy. It takes six minutes to read.',
    read: 'Read the post',
    closing: 'Do you recognise any of them? Reply and tell me which. I read every answer.',
  },
  fi: {
    subject: 'Miksi hyvät hakijat katoavat kesken haun',
    preheader: 'Kolme syytä ja jokaiseen korjaus, joka ei vaadi budjettia.',
    opening:
      'Kiitos, että latasit oppaamme. Sen lukeneilta HR-tiimeiltä kuulemme usein saman kysymyksen: miksi parhaat hakijat katoavat kesken haun?',
    heading: 'Miksi hyvät hakijat katoavat ja miten heistä pidetään kiinni',
    lead: 'Syy on yleensä jokin näistä kolmesta:',
    reasons: [
      {
        heading: 'Hakulomake on liian pitkä.',
        text: 'Pyydä ansioluettelo tai LinkedIn-profiili ja vastaus kolmeen kysymykseen. Muun voi kysyä haastattelussa.',
      },
      {
        heading: 'Hakija ei kuule mitään.',
        text: 'Vastaa kahden arkipäivän kuluessa, vaikka voisit kertoa vain, milloin haku etenee.',
      },
      {
        heading: 'Esihenkilöllä ei ole aikaa.',
        text: 'Varaa haastatteluajat jo ennen ilmoituksen julkaisua, ei vasta sen jälkeen.',
      },
    ],
    rest: 'Kirjoituksessa käymme kaikki kolme läpi esimerkkien avulla. Lopussa on tarkistuslista seuraavaa hakua varten. Lukemiseen menee kuusi minuuttia.',
    read: 'Lue kirjoitus',
    closing: 'Kuulostaako jokin näistä tutulta? Vastaa tähän viestiin ja kerro, mikä. Luen jokaisen vastauksen.',
  },
  sv: {
    subject: 'Därför hoppar bra kandidater av',
    preheader: 'Tre orsaker, och åtgärder som inte kräver någon budget.',
    opening:
      'Tack för att du laddade ner vår guide. HR-team som har läst den återkommer ofta med samma fråga: varför försvinner de bästa kandidaterna mitt i processen?',
    heading: 'Därför hoppar bra kandidater av – och så får du dem att stanna',
    lead: 'Oftast är det något av de här tre:',
    reasons: [
      {
        heading: 'Formuläret är för långt.',
        text: 'Be om ett CV eller en LinkedIn-profil och svar på tre frågor. Resten kan vänta till intervjun.',
      },
      {
        heading: 'Ingen hör av sig.',
        text: 'Svara inom två arbetsdagar, även om du bara kan säga när nästa steg kommer.',
      },
      {
        heading: 'Chefen har inte tid.',
        text: 'Boka intervjutiderna innan annonsen publiceras, inte efteråt.',
      },
    ],
    rest: 'I inlägget går vi igenom alla tre med exempel, och på slutet finns en checklista för nästa rekrytering. Det tar sex minuter att läsa.',
    read: 'Läs inlägget',
    closing: 'Känner du igen något av det? Svara på mejlet och berätta vilket. Jag läser alla svar.',
  },
}
