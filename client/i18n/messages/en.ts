import { imports } from './en/imports.ts'
import { notifications } from './en/notifications.ts'
import { programs } from './en/programs.ts'
import { prospects } from './en/prospects.ts'
import { session } from './en/session.ts'
import { shell } from './en/shell.ts'
import { timeline } from './en/timeline.ts'
import { ui } from './en/ui.ts'

/** Every text of the client by area. Another area is its file in three languages, and its line here, in fi.ts and in
 *  sv.ts; the compiler asks for what is missing. */
export const en = { notifications, programs, session, shell, ui, prospects, timeline, imports } as const

export type English = typeof en
