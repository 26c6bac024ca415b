import { ui } from './en/ui.ts'

/** Every text of the client by area. Another area is its file in three languages, and its line here, in fi.ts and in
 *  sv.ts; the compiler asks for what is missing. */
export const en = { ui } as const

export type English = typeof en
