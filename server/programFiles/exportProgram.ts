import { loadProgram } from '#server/programs/loadProgram.ts'
import type { Scope } from '#server/scope.ts'
import { loadNames } from './loadNames.ts'
import { thingsPointedTo } from './namesInSettings.ts'
import { writeProgramFile } from './writeProgramFile.ts'

export interface ProgramFile {
  readonly fileName: string
  readonly text: string
}

/** The draft of a program as a file. */
export async function exportProgram(scope: Scope, id: number): Promise<ProgramFile> {
  const { pool } = scope.database
  const { name, priority, draft } = await loadProgram(pool, scope, id)
  const names = await loadNames(pool, scope.workspaceId, thingsPointedTo(draft))
  return { fileName: fileNameOf(name), text: writeProgramFile({ name, priority, graph: draft, names }) }
}

/** `guide-follow-up.polku.yaml`: letters and digits of any language. */
export function fileNameOf(name: string): string {
  const slug = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return `${slug.slice(0, 80) || 'program'}.polku.yaml`
}
