import type { notifications as en } from '../en/notifications.ts'
import type { Shape } from '../shape.ts'

export const notifications = {
  title: 'Aviseringar',
  bell: 'Aviseringar',
  'bell.unread_one': 'Aviseringar, {{count}} oläst',
  'bell.unread_other': 'Aviseringar, {{count}} olästa',
  markAll: 'Markera alla som lästa',
  more: 'Visa äldre',
  empty: 'Inget ännu. Nya leads, meddelanden från program och slutförda importer visas här.',
  unread: 'Oläst',
  'kind.leadForYou': 'Nytt lead: {{name}}',
  'kind.programNote.about': 'Program: {{program}} · Prospekt: {{name}}',
  'kind.importDone': 'Importen är klar: {{file}}',
  'kind.importDone.counts': 'Nya {{created}}, uppdaterade {{updated}}, inte importerade {{rejected}}',
  'kind.importFailed': 'Importen avbröts: {{file}}',
  'kind.mailRefused': 'Mottagarens server avvisar mejl',
  'kind.transportPaused': 'E-postservern {{server}} släpper inte in Polku, och inget skickas',
  'kind.other': 'Avisering',
} as const satisfies Shape<typeof en>
