import type { notifications as en } from '../en/notifications.ts'
import type { Shape } from '../shape.ts'

export const notifications = {
  title: 'Ilmoitukset',
  bell: 'Ilmoitukset',
  'bell.unread_one': 'Ilmoitukset, {{count}} lukematon',
  'bell.unread_other': 'Ilmoitukset, {{count}} lukematonta',
  markAll: 'Merkitse kaikki luetuiksi',
  more: 'Näytä vanhempia',
  empty: 'Ei vielä mitään. Uudet liidit, ohjelmien ilmoitukset ja valmistuneet tuonnit näkyvät tässä.',
  unread: 'Lukematon',
  'kind.leadForYou': 'Uusi liidi: {{name}}',
  'kind.programNote.about': 'Ohjelma: {{program}} · Prospekti: {{name}}',
  'kind.importDone': 'Tuonti valmis: {{file}}',
  'kind.importDone.counts': 'Uusia {{created}}, päivitettyjä {{updated}}, ei tuotu {{rejected}}',
  'kind.importFailed': 'Tuonti keskeytyi: {{file}}',
  'kind.mailRefused': 'Vastaanottava palvelin hylkää viestejä',
  'kind.transportPaused': 'Sähköpostipalvelin {{server}} ei päästä Polkua sisään, eikä mitään lähde',
  'kind.other': 'Ilmoitus',
} as const satisfies Shape<typeof en>
