import type { session as en } from '../en/session.ts'
import type { Shape } from '../shape.ts'

export const session = {
  'signIn.title': 'Kirjaudu sisään',
  'signIn.email': 'Sähköposti',
  'signIn.password': 'Salasana',
  'signIn.submit': 'Kirjaudu sisään',
  'signIn.wrong': 'Sähköpostiosoite tai salasana on väärä. Tarkista molemmat ja yritä uudelleen.',
  'signIn.demo': 'Kirjaudu demoon',
  'signIn.demo.about': 'Keksitty yritys, Smart Rekry Oy, jolla on oma kello. Yksikään viesti ei lähde ulos.',
  'signIn.or': 'tai omalla tilillä',
  'password.show': 'Näytä salasana',
  'password.hide': 'Piilota salasana',
  'setUp.title': 'Polun käyttöönotto',
  'setUp.about':
    'Kenelläkään ei ole vielä tiliä. Ensimmäisen tilin luoja omistaa asennuksen ja sen ensimmäisen työtilan.',
  'setUp.name': 'Nimi',
  'setUp.company': 'Työtila',
  'setUp.company.help': 'Yleensä yrityksen nimi. Sen voi vaihtaa myöhemmin.',
  'setUp.language': 'Kieli',
  'setUp.password.help': 'Vähintään {{min}} merkkiä.',
  'setUp.submit': 'Luo tili',
  'invitation.title': 'Liity työtilaan {{workspace}}',
  'invitation.about': 'Rooli: {{role}}. Tili: {{email}}.',
  'invitation.signInFirst': 'Osoitteella {{email}} on jo tili. Kirjaudu sillä, niin kutsu hyväksytään.',
  'invitation.submit': 'Liity',
  'invitation.bad': 'Kutsua ei voi käyttää',
  'invitation.signIn': 'Kirjaudu sisään',
  'home.none.title': 'Ei vielä työtilaa',
  'home.none.body': 'Luo työtila tässä tai pyydä kollegalta kutsu.',
} as const satisfies Shape<typeof en>
