import type { path as en } from '../en/path.ts'
import type { Shape } from '../shape.ts'

export const path = {
  title: 'Väg: {{name}}',
  'title.gone': 'En borttagen persons väg',
  close: 'Stäng vägen',
  person: 'Öppna personen',
  version: 'Version {{version}}',
  controls: 'Uppspelning',
  back: 'Föregående steg',
  forward: 'Nästa steg',
  play: 'Spela upp',
  pause: 'Pausa',
  scrub: 'Plats på vägen',
  place: 'Plats {{place}} av {{total}}, {{when}}, {{step}}',
  stops: 'Stegen i ordning',
  gone: 'Ett steg som inte finns i den här versionen',
  'sign.yes': 'Ja',
  'sign.no': 'Nej',
  'sign.stop': 'Skickades inte',
  'sign.here': 'Står här',
  here: 'Här sedan {{when}}',
  stood: 'Kom {{when}}',
  show: 'Visa vägen på ritytan',
} satisfies Shape<typeof en>
