import type { Scope } from '#server/scope.ts'

export async function renameProgram(
  _scope: Scope,
  _input: { id: number; name: string },
): Promise<{ id: number; name: string }> {
  throw new Error('not yet')
}
