import { IANAZone } from 'luxon'

const known = new Map<string, boolean>()

/** The person's IANA zone when it is one, else the workspace's. People write all sorts of things into that column. */
export function zoneOf(zone: string | null, workspaceZone: string): string {
  if (!zone) return workspaceZone
  let valid = known.get(zone)
  if (valid === undefined) {
    valid = IANAZone.isValidZone(zone)
    if (known.size < 1000) known.set(zone, valid)
  }
  return valid ? zone : workspaceZone
}
