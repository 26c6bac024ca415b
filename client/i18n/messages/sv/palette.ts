import type { palette as en } from '../en/palette.ts'
import type { Shape } from '../shape.ts'

export const palette: Shape<typeof en> = {
  title: 'Sök och kommandon',
  placeholder: 'Sök eller gör något',
  results: 'Resultat',
  nothing: 'Inget matchar ”{{wanted}}”.',
  close: 'Stäng',
  count_one: '{{count}} träff',
  count_other: '{{count}} träffar',
  add: 'Lägg till: {{kind}}',
  noSubject: 'Inget ämne ännu',
  'section.recent': 'Senaste',
  'section.commands': 'Kommandon',
  'section.steps': 'Programmets steg',
  'section.add': 'Steg att lägga till',
  'section.emails': 'Programmets mejl',
  'section.programs': 'Program',
  'section.people': 'Personer',
  'section.pages': 'Sidor',
  'section.settings': 'Inställningar',
}
