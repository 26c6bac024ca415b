import type { ProgramEditor } from './ProgramEditor.ts'

/** Lets people into a program again whose entries were stopped. */
export async function reopenProgram({ workspaceId, programId: id }: ProgramEditor): Promise<void> {
  // Tables of commands are read where there is no server to talk to.
  const { api, client, queryClient, refusalMessage } = await import('#client/api.ts')
  const { toast } = await import('#client/ui/Toast.tsx')
  try {
    await client.programs.setStatus.mutate({ workspaceId, id, status: 'running' })
    await queryClient.invalidateQueries({ queryKey: api.programs.get.queryKey({ workspaceId, id }) })
  } catch (error) {
    toast(refusalMessage(error))
  }
}
