import type pg from 'pg'
import { findWaiting } from './findWaiting.ts'
import { holdWaiting, type Standing } from './holdWaiting.ts'
import { type ListensAt, loadListeners } from './loadListeners.ts'
import { saveWakings } from './saveWakings.ts'
import type { TakenSignal } from './takeSignals.ts'

/**
 * Makes everybody due who stands where the cue of a signal of theirs is listened for: at that node, or anywhere in a
 * program one of whose goals or exit rules asks about it. Their node asks its facts again then.
 * @returns how many were woken
 */
export async function wakeListening(
  client: pg.ClientBase,
  workspaceId: number,
  signals: readonly TakenSignal[],
): Promise<number> {
  const ofPerson = new Map<number, TakenSignal[]>()
  for (const signal of signals) ofPerson.set(signal.prospectId, [...(ofPerson.get(signal.prospectId) ?? []), signal])
  const inside = await findWaiting(client, workspaceId, [...ofPerson.keys()])
  const people = await holdWaiting(client, workspaceId, inside)
  if (people.length === 0) return 0
  const cues = [...new Set(signals.map(({ cue }) => cue))]
  const programIds = [...new Set(people.map(({ programId }) => programId))]
  const listensAt = await loadListeners(client, workspaceId, cues, programIds)
  const wakings = people.flatMap((person) => {
    const heard = (ofPerson.get(person.prospectId) ?? []).filter(({ cue }) => hears(person, cue, listensAt))
    return heard.length === 0 ? [] : [{ id: person.id, at: Math.min(...heard.map(({ at }) => at)) }]
  })
  return saveWakings(client, workspaceId, wakings)
}

function hears({ programId, version, nodeId }: Standing, cue: string, listensAt: ListensAt): boolean {
  const places = listensAt(programId, version, cue)
  return places !== undefined && (places.has('') || places.has(nodeId))
}
