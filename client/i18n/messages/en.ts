import { commands } from './en/commands.ts'
import { editor } from './en/editor.ts'
import { files } from './en/files.ts'
import { find } from './en/find.ts'
import { imports } from './en/imports.ts'
import { inFlight } from './en/inFlight.ts'
import { layout } from './en/layout.ts'
import { leads } from './en/leads.ts'
import { lists } from './en/lists.ts'
import { mailbox } from './en/mailbox.ts'
import { moves } from './en/moves.ts'
import { notifications } from './en/notifications.ts'
import { numbers } from './en/numbers.ts'
import { outline } from './en/outline.ts'
import { palette } from './en/palette.ts'
import { path } from './en/path.ts'
import { people } from './en/people.ts'
import { presence } from './en/presence.ts'
import { problems } from './en/problems.ts'
import { programFiles } from './en/programFiles.ts'
import { programs } from './en/programs.ts'
import { prospects } from './en/prospects.ts'
import { rules } from './en/rules.ts'
import { sending } from './en/sending.ts'
import { session } from './en/session.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { simulation } from './en/simulation.ts'
import { timeline } from './en/timeline.ts'
import { ui } from './en/ui.ts'
import { versions } from './en/versions.ts'

/** Every text of the client by area. Another area is its file in three languages, and its line here, in fi.ts and in
 *  sv.ts; the compiler asks for what is missing. */
export const en = {
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
} as const

export type English = typeof en
