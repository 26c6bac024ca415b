import type pg from 'pg'
import { announce, type Happened } from '../../intake/announce.ts'
import { cueOf } from '../../nodes/cue.ts'
import type { Person } from './loadPeople.ts'
import type { NewLead } from './saveLeads.ts'

/** Says whose owner and stage a hand-off has changed. @param people as they were before it */
export async function announceHandOver(
  client: pg.ClientBase,
  workspaceId: number,
  leads: readonly NewLead[],
  people: ReadonlyMap<number, Person>,
): Promise<void> {
  const news = leads.flatMap(({ order, ownerId }): Happened[] => {
    const person = people.get(order.claimed.prospectId)
    if (!person) return []
    const at = new Date(order.at)
    const changed = (field: string, from: string | null, to: string): Happened[] =>
      from === to ? [] : [{ prospectId: person.id, cue: cueOf.field('person', field), detail: { from, to }, at }]
    return [
      ...(person.stage === 'prospect' || person.stage === 'mql' ? changed('stage', person.stage, 'lead') : []),
      ...(ownerId === null ? [] : changed('owner', person.ownerId, ownerId)),
    ]
  })
  await announce(client, workspaceId, news)
}
