import i18next from 'i18next'

/** Sends a file up, under its own name without the ending.
 *  @returns the new file's id
 *  @throws Error with the server's sentence */
export async function uploadFile(workspaceId: number, file: File): Promise<number> {
  const name = file.name.replace(/\.[^.]+$/, '') || file.name
  const query = new URLSearchParams({ workspaceId: String(workspaceId), name })
  const response = await fetch(`/upload/files?${query}`, {
    method: 'POST',
    headers: {
      'content-type': file.type || 'application/octet-stream',
      'x-file-name': encodeURIComponent(file.name),
    },
    body: file,
  }).catch(() => null)
  if (!response) throw new Error(i18next.t('error.network', { ns: 'ui' }))
  const answer = (await response.json().catch(() => ({}))) as { id?: number; error?: { message?: string } }
  if (!response.ok || answer.id === undefined) {
    throw new Error(answer.error?.message ?? i18next.t('error.unexpected', { ns: 'ui' }))
  }
  return answer.id
}
