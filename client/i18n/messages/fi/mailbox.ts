import type { mailbox as en } from '../en/mailbox.ts'
import type { Shape } from '../shape.ts'

export const mailbox = {
  title: 'Postilaatikko',
  about: 'Hiekkalaatikoiden viestit, ja kaikki viestit, kun sähköpostipalvelinta ei ole asetettu. Ne jäävät tähän.',
  search: 'Hae aiheella, lähettäjällä tai saajalla',
  'list.label': 'Viestit, uusin ensin',
  to: 'Saaja: {{to}}',
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
  'choose.body': 'Se aukeaa tähän HTML-muodossa, tekstinä ja lähdekoodina.',
  'empty.title': 'Ei vielä viestejä',
  'empty.body':
    'Julkaise ohjelma, joka lähettää viestin, ja anna jonkun tulla mukaan, tai lähetä testi viestieditorista.',
  'nothing.title': 'Mikään viesti ei täsmää',
  'nothing.body': 'Muuta hakua.',
} as const satisfies Shape<typeof en>
