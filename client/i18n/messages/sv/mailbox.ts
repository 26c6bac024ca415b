import type { mailbox as en } from '../en/mailbox.ts'
import type { Shape } from '../shape.ts'

export const mailbox = {
  title: 'Brevlåda',
  about: 'E-post från sandlådor, och all e-post så länge ingen e-postserver är angiven. Den stannar här.',
  search: 'Sök på ämne, avsändare eller mottagare',
  'list.label': 'E-post, senaste först',
  to: 'Till: {{to}}',
  from: 'Från: {{from}}',
  'view.label': 'Visning av mejlet',
  'view.html': 'HTML',
  'view.text': 'Text',
  'view.source': 'Källa',
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
  'choose.body': 'Det öppnas här som HTML, text och källa.',
  'empty.title': 'Ingen e-post ännu',
  'empty.body':
    'Publicera ett program som skickar e-post och låt någon gå in i det, eller skicka ett test från e-postredigeraren.',
  'nothing.title': 'Ingen träff',
  'nothing.body': 'Ändra sökningen.',
} as const satisfies Shape<typeof en>
