import type { English } from './en.ts'
import type { Messages } from './shape.ts'
import { commands } from './sv/commands.ts'
import { editor } from './sv/editor.ts'
import { files } from './sv/files.ts'
import { find } from './sv/find.ts'
import { imports } from './sv/imports.ts'
import { inFlight } from './sv/inFlight.ts'
import { layout } from './sv/layout.ts'
import { leads } from './sv/leads.ts'
import { lists } from './sv/lists.ts'
import { mailbox } from './sv/mailbox.ts'
import { moves } from './sv/moves.ts'
import { notifications } from './sv/notifications.ts'
import { numbers } from './sv/numbers.ts'
import { outline } from './sv/outline.ts'
import { palette } from './sv/palette.ts'
import { path } from './sv/path.ts'
import { people } from './sv/people.ts'
import { presence } from './sv/presence.ts'
import { problems } from './sv/problems.ts'
import { programFiles } from './sv/programFiles.ts'
import { programs } from './sv/programs.ts'
import { prospects } from './sv/prospects.ts'
import { rules } from './sv/rules.ts'
import { sending } from './sv/sending.ts'
import { session } from './sv/session.ts'
import { settings } from './sv/settings.ts'
import { shell } from './sv/shell.ts'
import { simulation } from './sv/simulation.ts'
import { timeline } from './sv/timeline.ts'
import { ui } from './sv/ui.ts'
import { versions } from './sv/versions.ts'

export const sv = {
  editor,
  notifications,
  presence,
  outline,
  problems,
  numbers,
  path,
  people,
  programFiles,
  programs,
  session,
  shell,
  ui,
  prospects,
  timeline,
  imports,
  lists,
  files,
  leads,
  mailbox,
  moves,
  settings,
  rules,
  inFlight,
  layout,
  sending,
  commands,
  find,
  palette,
  simulation,
  versions,
} as const satisfies Messages<English>
