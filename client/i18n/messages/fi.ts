import type { English } from './en.ts'
import { imports } from './fi/imports.ts'
import { notifications } from './fi/notifications.ts'
import { programs } from './fi/programs.ts'
import { prospects } from './fi/prospects.ts'
import { session } from './fi/session.ts'
import { shell } from './fi/shell.ts'
import { timeline } from './fi/timeline.ts'
import { ui } from './fi/ui.ts'
import type { Messages } from './shape.ts'

export const fi = {
  notifications,
  programs,
  session,
  shell,
  ui,
  prospects,
  timeline,
  imports,
} as const satisfies Messages<English>
