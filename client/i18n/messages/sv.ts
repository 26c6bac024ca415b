import type { English } from './en.ts'
import type { Messages } from './shape.ts'
import { imports } from './sv/imports.ts'
import { notifications } from './sv/notifications.ts'
import { programs } from './sv/programs.ts'
import { prospects } from './sv/prospects.ts'
import { session } from './sv/session.ts'
import { shell } from './sv/shell.ts'
import { timeline } from './sv/timeline.ts'
import { ui } from './sv/ui.ts'

export const sv = {
  notifications,
  programs,
  session,
  shell,
  ui,
  prospects,
  timeline,
  imports,
} as const satisfies Messages<English>
