import type { English } from './en.ts'
import type { Messages } from './shape.ts'
import { ui } from './sv/ui.ts'

export const sv = { ui } as const satisfies Messages<English>
