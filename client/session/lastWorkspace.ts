const key = 'polku.workspace'

/** The workspace that was open here last, when it is still among those given; else the first. */
export function lastWorkspace<Entry extends { readonly id: number }>(workspaces: readonly Entry[]): Entry | undefined {
  const last = Number(localStorage.getItem(key))
  return workspaces.find((workspace) => workspace.id === last) ?? workspaces[0]
}

export function rememberWorkspace(id: number): void {
  localStorage.setItem(key, String(id))
}
