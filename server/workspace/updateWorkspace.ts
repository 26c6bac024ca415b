import { IANAZone } from 'luxon'
import type { Language } from '#engine/nodes/language.ts'
import { writeAudit } from '#server/audit.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { getWorkspace, type WorkspaceView } from './getWorkspace.ts'

export interface WorkspaceChanges {
  readonly name?: string
  readonly timeZone?: string
  readonly language?: Language
  readonly senderName?: string
  readonly senderEmail?: string
  readonly postalAddress?: string
  /** Whether marketing mail carries a pixel that tells when it is opened. */
  readonly trackOpens?: boolean
}

export async function updateWorkspace(scope: Scope, changes: WorkspaceChanges): Promise<WorkspaceView> {
  const { timeZone } = changes
  if (timeZone !== undefined && !IANAZone.isValidZone(timeZone))
    throw new Refusal('timeZone.unknown', { zone: timeZone }, { field: 'timeZone' })
  await scope.database.prisma.workspace.update({ where: { id: scope.workspaceId }, data: changes })
  await writeAudit(scope.database.pool, scope, 'workspace.update', 'workspace', { ...changes })
  return getWorkspace(scope)
}
