import type { moves as en } from '../en/moves.ts'
import type { Shape } from '../shape.ts'

export const moves = {
  'history.title': 'Ångrahistorik',
  'history.open': 'Som det öppnades',
  'history.taken': '{{time}}, ångrad',
  'history.undone_one': '{{count}} ändring ångrad',
  'history.undone_other': '{{count}} ändringar ångrade',
  'history.redone_one': '{{count}} ändring gjord igen',
  'history.redone_other': '{{count}} ändringar gjorda igen',
} as const satisfies Shape<typeof en>
