import type { English } from './en.ts'
import { ui } from './fi/ui.ts'
import type { Messages } from './shape.ts'

export const fi = { ui } as const satisfies Messages<English>
