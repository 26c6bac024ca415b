import type { mailbox as en } from '../en/mailbox.ts'
import type { Shape } from '../shape.ts'

export const mailbox = {
  title: 'Postilaatikko',
  about: 'Hiekkalaatikoiden viestit sekä kaikki viestit, kunnes sähköpostipalvelin on määritetty. Ne jäävät tänne.',
  search: 'Hae aiheella, lähettäjällä tai vastaanottajalla',
  'list.label': 'Viestit, uusin ensin',
  to: 'Vastaanottaja: {{to}}',
  from: 'Lähettäjä: {{from}}',
  'view.label': 'Viestin näkymä',
  'view.html': 'HTML',
  'view.text': 'Teksti',
  'view.source': 'Lähdekoodi',
  'view.headers': 'Otsakkeet',
  'html.title': 'Viesti HTML-muodossa',
  'html.none': 'Viestissä ei ole HTML-osaa.',
  'text.none': 'Viestissä ei ole tekstiosaa.',
  'header.name': 'Otsake',
  'header.value': 'Arvo',
  back: 'Postilaatikko',
  prospect: 'Henkilö',
  program: 'Ohjelma: {{program}}',
  'choose.title': 'Valitse viesti',
  'choose.body': 'Se avautuu tähän HTML-muodossa, tekstinä ja lähdekoodina.',
  'empty.title': 'Ei vielä viestejä',
  'empty.body':
    'Julkaise ohjelma, joka lähettää viestin, ja lisää siihen joku, tai lähetä testiviesti viestin muokkausnäkymästä.',
  'nothing.title': 'Mikään viesti ei täsmää',
  'nothing.body': 'Muuta hakua.',
} as const satisfies Shape<typeof en>
