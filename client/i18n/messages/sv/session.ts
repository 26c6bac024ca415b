import type { session as en } from '../en/session.ts'
import type { Shape } from '../shape.ts'

export const session = {
  'signIn.title': 'Logga in',
  'signIn.email': 'E-post',
  'signIn.password': 'Lösenord',
  'signIn.submit': 'Logga in',
  'signIn.wrong': 'E-postadressen eller lösenordet är fel. Kontrollera båda och försök igen.',
  'signIn.demo': 'Logga in i demon',
  'signIn.demo.about': 'Ett påhittat företag, Smart Rekry Oy, med egen klocka. Inga mejl skickas därifrån.',
  'signIn.or': 'eller med ett konto',
  'password.show': 'Visa lösenordet',
  'password.hide': 'Dölj lösenordet',
  'setUp.title': 'Kom igång med Polku',
  'setUp.about':
    'Ingen har ett konto här ännu. Den som skapar det första kontot äger installationen och dess första arbetsyta.',
  'setUp.name': 'Namn',
  'setUp.company': 'Arbetsyta',
  'setUp.company.help': 'Oftast företagets namn. Det kan ändras senare.',
  'setUp.language': 'Språk',
  'setUp.password.help': 'Minst {{min}} tecken.',
  'setUp.submit': 'Skapa konto',
  'invitation.title': 'Gå med i {{workspace}}',
  'invitation.about': 'Roll: {{role}}. Konto: {{email}}.',
  'invitation.signInFirst': '{{email}} har redan ett konto. Logga in med det, så godkänns inbjudan.',
  'invitation.submit': 'Gå med',
  'invitation.bad': 'Inbjudan kan inte användas',
  'invitation.signIn': 'Logga in',
  'home.none.title': 'Ingen arbetsyta ännu',
  'home.none.body': 'Skapa en här eller be en kollega om en inbjudan.',
} as const satisfies Shape<typeof en>
