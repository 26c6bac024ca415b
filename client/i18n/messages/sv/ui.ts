import type { ui as en } from '../en/ui.ts'
import type { Shape } from '../shape.ts'

export const ui = {
  cancel: 'Avbryt',
  close: 'Stäng',
  save: 'Spara',
  saved: 'Sparat',
  tryAgain: 'Försök igen',
  loading: 'Laddar…',
  none: 'Ingen',
  toasts: 'Senaste åtgärder',
  'error.network': 'Servern kan inte nås. Kontrollera anslutningen; sidan fortsätter av sig själv när den är tillbaka.',
  'error.unexpected':
    'Något gick fel på servern. Försök igen; om felet kvarstår, kontakta den som sköter installationen.',
  'error.page': 'Sidan kunde inte visas',
  'field.optional': '(valfritt)',
  'field.required': 'Fyll i det här fältet.',
  'field.chooseOne': 'Välj ett alternativ.',
  'select.choose': 'Välj…',
  'select.empty': 'Inga träffar',
  'table.actions': 'Åtgärder',
  'table.state': 'Status',
  'table.when': 'När',
  'table.selectAll': 'Markera alla',
  'table.select': 'Markera {{name}}',
  'copy.action': 'Kopiera',
  'copy.done': 'Kopierat',
} as const satisfies Shape<typeof en>
