import type { programFiles as en } from '../en/programFiles.ts'
import type { Shape } from '../shape.ts'

export const programFiles = {
  download: 'Lataa tiedostona',
  import: 'Tuo tiedosto',
  replace: 'Korvaa luonnos tiedostosta',
  'drop.title': 'Pudota ohjelmatiedosto tähän',
  'drop.over': 'Päästä irti, niin tiedosto luetaan',
  'drop.about': 'Tehty toiminnolla ”Lataa tiedostona” tässä tai toisessa Polussa. Nimen lopussa on ”.polku.yaml”.',
  'drop.choose': 'Valitse tiedosto',
  holds: '”{{name}}”: {{steps}}, {{emails}}.',
  steps_one: '{{count}} vaihe',
  steps_other: '{{count}} vaihetta',
  emails_one: '{{count}} viesti',
  emails_other: '{{count}} viestiä',
  'named.title': 'Mitä ohjelma käyttää',
  'named.about': 'Samannimiset on valittu valmiiksi. Valitse, mikä vastaa muita.',
  'named.left_one': '{{count}} asetus jää auki. Vaiheessa näkyy ongelma, kunnes asetus on täytetty.',
  'named.left_other': '{{count}} asetusta jää auki. Vaiheissa näkyy ongelma, kunnes asetukset on täytetty.',
  name: 'Nimi',
  'import.title': 'Tuo ohjelma',
  'import.confirm': 'Tuo',
  'replace.title': 'Korvaa luonnos',
  'replace.confirm': 'Korvaa luonnos',
  'replace.changes': 'Mikä muuttuu',
  'replace.undo': 'Mitään ei julkaista, ja kumoaminen palauttaa luonnoksen.',
  cancel: 'Peruuta',
} as const satisfies Shape<typeof en>
