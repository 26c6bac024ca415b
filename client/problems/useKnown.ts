import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useMemo } from 'react'
import { api } from '#client/api.ts'
import type { Catalog } from '#client/editor/catalog.ts'
import { useNow, useWorkspace } from '#client/shell/workspace.ts'
import type { Known } from '#engine/program/rules/drawing.ts'

export const KnownContext = createContext<Known | null>(null)
/** What the open program may point to, and what else its check goes by; null until it is known. */
export const useKnown = (): Known | null => useContext(KnownContext)

const hour = 60 * 60 * 1000

/** Puts together what the check of a drawing goes by. Time passes by the hour here: often enough for dates. */
export function useKnownOf(catalog: Catalog, programId: number): Known | null {
  const { id: workspaceId, senderEmail } = useWorkspace()
  const policy = useQuery(api.sending.policy.queryOptions({ workspaceId })).data
  const hours = Math.floor(useNow().getTime() / hour)
  return useMemo(
    () =>
      catalog.ready
        ? {
            ...shelvesOf(catalog),
            senderEmail,
            programId,
            now: new Date(hours * hour),
            ...(policy && { mailLimits: { perWeek: policy.perWeek, daysBetween: policy.daysBetween } }),
          }
        : null,
    [catalog, senderEmail, programId, hours, policy],
  )
}

export function shelvesOf(catalog: Catalog): Omit<Known, 'senderEmail'> {
  const named = (rows: readonly { id: number; name: string; archivedAt: string | null }[]) =>
    new Map(rows.map(({ id, name, archivedAt }) => [id, { name, archived: archivedAt !== null }]))
  return {
    lists: named(catalog.lists),
    files: named(catalog.files),
    segments: named(catalog.segments),
    forms: named(catalog.forms),
    topics: named(catalog.topics),
    programs: named(catalog.programs),
    members: new Set(catalog.members.map(({ userId }) => userId)),
  }
}
