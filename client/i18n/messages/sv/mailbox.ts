import type { mailbox as en } from '../en/mailbox.ts'
import type { Shape } from '../shape.ts'

export const mailbox = {
  title: 'Brevlåda',
  about: 'Mejl från sandlådor, och alla mejl tills en e-postserver har angetts. De stannar här.',
  search: 'Sök på ämne, avsändare eller mottagare',
  'list.label': 'Mejl, senaste först',
  to: 'Till: {{to}}',
  from: 'Från: {{from}}',
  'view.label': 'Vy av mejlet',
  'view.html': 'HTML',
  'view.text': 'Text',
  'view.source': 'Källkod',
  'view.headers': 'Brevhuvud',
  'html.title': 'Mejlet som HTML',
  'html.none': 'Mejlet har ingen HTML-del.',
  'text.none': 'Mejlet har ingen textdel.',
  'header.name': 'Fält',
  'header.value': 'Värde',
  back: 'Brevlåda',
  prospect: 'Personen',
  program: 'Program: {{program}}',
  'choose.title': 'Välj ett mejl',
  'choose.body': 'Det öppnas här som HTML, text och källkod.',
  'empty.title': 'Inga mejl ännu',
  'empty.body':
    'Publicera ett program som skickar mejl och lägg till någon, eller skicka ett testmejl från mejlredigeraren.',
  'nothing.title': 'Ingen träff',
  'nothing.body': 'Ändra sökningen.',
} as const satisfies Shape<typeof en>
