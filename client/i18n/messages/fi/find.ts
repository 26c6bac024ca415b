import type { find as en } from '../en/find.ts'
import type { Shape } from '../shape.ts'

export const find: Shape<typeof en> = {
  title: 'Etsi vaihe',
  placeholder: 'Nimi, laji, viestin teksti, kenttä',
  count: '{{place}} / {{total}}',
  none: 'Ei löytynyt',
  onlyProblems: 'Ongelmia',
  next: 'Seuraava',
  previous: 'Edellinen',
  close: 'Sulje haku',
  'in.name': 'nimessä',
  'in.kind': 'lajin perusteella',
  'in.subject': 'aiheessa',
  'in.body': 'viestissä',
  'in.field': 'käyttää kenttää',
  'in.reference': 'viittaa siihen',
  'in.problem': 'ongelma',
}
