import type { moves as en } from '../en/moves.ts'
import type { Shape } from '../shape.ts'

export const moves = {
  'history.title': 'Kumoamishistoria',
  'history.open': 'Sellaisena kuin avattiin',
  'history.taken': '{{time}}, kumottu',
  'history.undone_one': '{{count}} muutos kumottu',
  'history.undone_other': '{{count}} muutosta kumottu',
  'history.redone_one': '{{count}} muutos tehty uudelleen',
  'history.redone_other': '{{count}} muutosta tehty uudelleen',
} as const satisfies Shape<typeof en>
