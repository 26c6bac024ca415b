import { IANAZone } from 'luxon'

// Clocks on the wall, found by trying. Nothing of this is the engine's.

export const quarter = 15 * 60_000
export const day = 96 * quarter

export const clock = (time: string): number => Number(time.slice(0, 2)) * 4 * quarter + Number(time.slice(3)) * 60_000

/** What a clock on the wall shows, written as if it were UTC. */
export const wall = (zone: string, at: number): number => at + IANAZone.create(zone).offset(at) * 60_000

/** The first moment at which the clock shows that time, or has gone past it: tried quarter by quarter. */
export function firstShowing(zone: string, shown: number): number {
  let at = Math.floor((shown - 15 * 4 * quarter) / quarter) * quarter
  while (wall(zone, at) < shown) at += quarter
  // Clocks change on the quarter; between two of them it goes on as everywhere.
  const exact = shown - (wall(zone, at - 1) - (at - 1))
  return exact <= at && wall(zone, exact) === shown ? exact : at
}
