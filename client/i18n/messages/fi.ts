import type { English } from './en.ts'
import { commands } from './fi/commands.ts'
import { editor } from './fi/editor.ts'
import { files } from './fi/files.ts'
import { find } from './fi/find.ts'
import { imports } from './fi/imports.ts'
import { inFlight } from './fi/inFlight.ts'
import { layout } from './fi/layout.ts'
import { leads } from './fi/leads.ts'
import { lists } from './fi/lists.ts'
import { mailbox } from './fi/mailbox.ts'
import { moves } from './fi/moves.ts'
import { notifications } from './fi/notifications.ts'
import { numbers } from './fi/numbers.ts'
import { outline } from './fi/outline.ts'
import { palette } from './fi/palette.ts'
import { path } from './fi/path.ts'
import { people } from './fi/people.ts'
import { presence } from './fi/presence.ts'
import { problems } from './fi/problems.ts'
import { programFiles } from './fi/programFiles.ts'
import { programs } from './fi/programs.ts'
import { prospects } from './fi/prospects.ts'
import { rules } from './fi/rules.ts'
import { sending } from './fi/sending.ts'
import { session } from './fi/session.ts'
import { settings } from './fi/settings.ts'
import { shell } from './fi/shell.ts'
import { simulation } from './fi/simulation.ts'
import { timeline } from './fi/timeline.ts'
import { ui } from './fi/ui.ts'
import { versions } from './fi/versions.ts'
import type { Messages } from './shape.ts'

export const fi = {
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
