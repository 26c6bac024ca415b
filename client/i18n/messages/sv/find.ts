import type { find as en } from '../en/find.ts'
import type { Shape } from '../shape.ts'

export const find: Shape<typeof en> = {
  title: 'Hitta ett steg',
  placeholder: 'Namn, typ, mejltext, fält',
  count: '{{place}} / {{total}}',
  none: 'Inget hittades',
  onlyProblems: 'Med problem',
  next: 'Nästa',
  previous: 'Föregående',
  close: 'Stäng sökningen',
  'in.name': 'i namnet',
  'in.kind': 'efter typ',
  'in.subject': 'i ämnesraden',
  'in.body': 'i mejlet',
  'in.field': 'använder fältet',
  'in.reference': 'hänvisar dit',
  'in.problem': 'har problem',
}
