import type { OpenWorkspace } from './openWorkspace.ts'

/** Milliseconds of workspace time: it has gone on since the workspace was opened. */
export function nowIn({ now, openedAt }: OpenWorkspace): number {
  return now.getTime() + Math.round(performance.now() - openedAt)
}
