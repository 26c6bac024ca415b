import type { ui as en } from '../en/ui.ts'
import type { Shape } from '../shape.ts'

export const ui = {
  cancel: 'Peruuta',
  close: 'Sulje',
  save: 'Tallenna',
  saved: 'Tallennettu',
  tryAgain: 'Yritä uudelleen',
  loading: 'Ladataan…',
  none: 'Ei mitään',
  toasts: 'Viimeisimmät toiminnot',
  'error.network': 'Palvelimeen ei saada yhteyttä. Tarkista verkkoyhteys; sivu jatkaa itsestään, kun yhteys palaa.',
  'error.unexpected':
    'Palvelimella tapahtui virhe. Yritä uudelleen; jos virhe toistuu, ilmoita siitä asennuksen ylläpitäjälle.',
  'error.page': 'Sivua ei voitu näyttää',
  'field.optional': '(valinnainen)',
  'field.required': 'Täytä tämä kenttä.',
  'field.chooseOne': 'Valitse jokin.',
  'select.choose': 'Valitse…',
  'select.empty': 'Ei tuloksia',
  'table.actions': 'Toiminnot',
  'table.state': 'Tila',
  'table.when': 'Milloin',
  'table.selectAll': 'Valitse kaikki',
  'table.select': 'Valitse {{name}}',
  'copy.action': 'Kopioi',
  'copy.done': 'Kopioitu',
} as const satisfies Shape<typeof en>
