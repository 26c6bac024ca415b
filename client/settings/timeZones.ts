/** Every zone that this browser knows, the reader's own and the wanted one among them. */
export function timeZones(wanted: string): string[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  return [...new Set([...Intl.supportedValuesOf('timeZone'), own, wanted, 'UTC'])].filter(Boolean).sort()
}
