import path from 'node:path'

/** Where the uploaded file of an import lies. */
export function importFile(folder: string, { workspaceId, id }: { workspaceId: number; id: number }): string {
  return path.join(folder, `${workspaceId}-${id}.csv`)
}
