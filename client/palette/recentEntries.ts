/** As many are remembered. */
const most = 6
const place = (workspaceId: number) => `polku.recent.${workspaceId}`

/** What was used last in this workspace on this device, the latest first. */
export function recentEntries(workspaceId: number): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(workspaceId)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

export function rememberEntry(workspaceId: number, id: string): void {
  const others = recentEntries(workspaceId).filter((one) => one !== id)
  localStorage.setItem(place(workspaceId), JSON.stringify([id, ...others].slice(0, most)))
}
