import type { palette as en } from '../en/palette.ts'
import type { Shape } from '../shape.ts'

export const palette: Shape<typeof en> = {
  title: 'Haku ja komennot',
  placeholder: 'Etsi tai tee jotakin',
  results: 'Tulokset',
  nothing: 'Mikään ei vastaa hakua ”{{wanted}}”.',
  close: 'Sulje',
  count_one: '{{count}} tulos',
  count_other: '{{count}} tulosta',
  add: 'Lisää: {{kind}}',
  noSubject: 'Ei vielä aihetta',
  'section.recent': 'Viimeksi käytetyt',
  'section.commands': 'Komennot',
  'section.steps': 'Tämän ohjelman vaiheet',
  'section.add': 'Lisättävät vaiheet',
  'section.emails': 'Tämän ohjelman viestit',
  'section.programs': 'Ohjelmat',
  'section.people': 'Ihmiset',
  'section.pages': 'Sivut',
  'section.settings': 'Asetukset',
}
