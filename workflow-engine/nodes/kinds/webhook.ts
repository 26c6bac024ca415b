import { z } from 'zod'
import { type Complaint, defineNode } from '../defineNode.ts'
import { text } from '../fields.ts'

export const webhook = defineNode({
  type: 'webhook',
  family: 'connect',
  config: z.strictObject({
    url: text(2000).default('').meta({ widget: 'text' }),
  }),
  outlets: ['then'],
  texts: {
    en: {
      title: 'Call a webhook',
      about: 'Tells another system about the prospect and goes on at once. A later branch can ask what it answered.',
      synonyms: 'http, https, post, API, integration, CRM, Zapier, Make, n8n, request, external system',
      'outlet.then': 'Then',
      'field.url': 'Address',
      'help.url':
        'The prospect’s data is posted there as JSON, signed, and tried again for a while when nobody answers.',
      'summary.call': 'Call {{host}}',
      'summary.empty': 'Write the address',
      'issue.noUrl': 'Write the address to call.',
      'issue.badUrl': '“{{url}}” is not an address that can be called.',
      'issue.notSafe': 'The address must begin with https://, so that nobody on the way can read the prospect’s data.',
      'issue.local': 'The address is on the server’s own machine. Other systems are not reached like this.',
      'issue.password': 'The address holds a user name or a password, which everybody who opens this program can read.',
    },
    fi: {
      title: 'Kutsu webhookia',
      about: 'Kertoo prospektista toiselle järjestelmälle ja jatkaa heti. Myöhempi haara voi kysyä, mitä se vastasi.',
      synonyms: 'http, https, post, rajapinta, API, integraatio, CRM, Zapier, Make, n8n, ulkoinen järjestelmä',
      'outlet.then': 'Sitten',
      'field.url': 'Osoite',
      'help.url':
        'Prospektin tiedot lähetetään sinne allekirjoitettuina JSON-muodossa, ja lähetystä yritetään jonkin aikaa uudelleen, jos kukaan ei vastaa.',
      'summary.call': 'Kutsu osoitetta {{host}}',
      'summary.empty': 'Kirjoita osoite',
      'issue.noUrl': 'Kirjoita osoite, jota kutsutaan.',
      'issue.badUrl': '”{{url}}” ei ole osoite, jota voi kutsua.',
      'issue.notSafe': 'Osoitteen pitää alkaa https://, jotta kukaan ei voi matkalla lukea prospektin tietoja.',
      'issue.local': 'Osoite on palvelimen omalla koneella. Muita järjestelmiä ei tavoiteta näin.',
      'issue.password': 'Osoitteessa on käyttäjätunnus tai salasana, jonka jokainen ohjelman avaava näkee.',
    },
    sv: {
      title: 'Anropa en webhook',
      about:
        'Berättar för ett annat system om prospektet och går vidare direkt. En senare förgrening kan fråga vad det svarade.',
      synonyms: 'http, https, post, API, integration, CRM, Zapier, Make, n8n, anrop, externt system',
      'outlet.then': 'Sedan',
      'field.url': 'Adress',
      'help.url': 'Prospektets uppgifter skickas dit som signerad JSON, med nya försök en tid om ingen svarar.',
      'summary.call': 'Anropa {{host}}',
      'summary.empty': 'Skriv adressen',
      'issue.noUrl': 'Skriv adressen som ska anropas.',
      'issue.badUrl': '”{{url}}” är ingen adress som kan anropas.',
      'issue.notSafe': 'Adressen måste börja med https://, så att ingen kan läsa prospektets uppgifter på vägen.',
      'issue.local': 'Adressen finns på serverns egen dator. Andra system nås inte så.',
      'issue.password': 'Adressen innehåller ett användarnamn eller lösenord som alla som öppnar programmet kan läsa.',
    },
  },
  summary: ({ url }) => {
    const address = readUrl(url)
    return address ? { key: 'summary.call', params: { host: address.host } } : { key: 'summary.empty' }
  },
  check: ({ url }) => {
    const complain = (code: string, severity: Complaint['severity'], params?: Complaint['params']): Complaint => ({
      code,
      severity,
      field: 'url',
      ...(params && { params }),
    })
    if (!url.trim()) return [complain('noUrl', 'blocker')]
    const address = readUrl(url)
    if (!address) return [complain('badUrl', 'blocker', { url: url.trim() })]
    const complaints: Complaint[] = []
    if (isLocal(address)) complaints.push(complain('local', 'warning'))
    else if (address.protocol === 'http:') complaints.push(complain('notSafe', 'blocker'))
    if (address.username || address.password) complaints.push(complain('password', 'warning'))
    return complaints
  },
  visit: ({ config: { url } }) => ({
    kind: 'proceed',
    via: 'then',
    effects: [{ kind: 'webhook.call', url: url.trim() }],
  }),
})

/** null for what is no address of the web. */
function readUrl(written: string): URL | null {
  const trimmed = written.trim()
  if (!/^https?:\/\/[^/]/i.test(trimmed) || /\s/.test(trimmed)) return null
  return URL.canParse(trimmed) ? new URL(trimmed) : null
}

/** The machine that Polku runs on. What else is not to be called is known where it is called (worker/webhooks). */
const isLocal = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127\./.test(hostname)
