import { z } from 'zod'
import { Id } from '#server/inputs.ts'
import type { Scope } from '#server/scope.ts'
import { Encoding, Separator } from './encoding.ts'
import type { ImportDraft } from './importDraft.ts'

export const PreviewImport = z.object({ id: Id, encoding: Encoding.optional(), separator: Separator.optional() })
export type PreviewImport = z.infer<typeof PreviewImport>

/** Reads the uploaded file again with another encoding or separator, and keeps that choice. */
export async function previewImport(scope: Scope, input: PreviewImport): Promise<ImportDraft> {
  throw new Error(`Not built yet: ${scope.workspaceId} ${input.id}`)
}
