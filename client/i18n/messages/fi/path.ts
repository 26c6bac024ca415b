import type { path as en } from '../en/path.ts'
import type { Shape } from '../shape.ts'

export const path = {
  title: 'Polku: {{name}}',
  'title.gone': 'Poistetun henkilön polku',
  close: 'Sulje polku',
  person: 'Avaa henkilö',
  version: 'Versio {{version}}',
  controls: 'Toisto',
  back: 'Edellinen vaihe',
  forward: 'Seuraava vaihe',
  play: 'Toista',
  pause: 'Keskeytä',
  scrub: 'Kohta polulla',
  place: 'Kohta {{place}} / {{total}}, {{when}}, {{step}}',
  stops: 'Vaiheet järjestyksessä',
  gone: 'Vaihe, jota ei ole tässä versiossa',
  'sign.yes': 'Kyllä',
  'sign.no': 'Ei',
  'sign.stop': 'Ei lähetetty',
  'sign.here': 'On tässä',
  here: 'Tässä alkaen {{when}}',
  stood: 'Tuli {{when}}',
  show: 'Näytä polku kaaviossa',
} satisfies Shape<typeof en>
