import { client } from '#client/api.ts'

/** Saves the draft of a program as a file of the reader's computer. */
export async function downloadProgram(workspaceId: number, id: number): Promise<void> {
  const { fileName, text } = await client.programFiles.write.query({ workspaceId, id })
  const address = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
