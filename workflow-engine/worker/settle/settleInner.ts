import type pg from 'pg'
import { announce, type Happened } from '../../intake/announce.ts'
import { companyChanged } from '../../intake/companyChanged.ts'
import { regrade } from '../../intake/regrade.ts'
import { cueOf } from '../../nodes/cue.ts'
import { inTurn } from '../inTurn.ts'
import type { InnerEffect, Order, Todo } from '../todo.ts'
import { changedFields, type FieldChange } from './inner/changedFields.ts'
import { holdPeople } from './inner/holdPeople.ts'
import { saveCalls } from './inner/saveCalls.ts'
import { saveCommands } from './inner/saveCommands.ts'
import { saveFields } from './inner/saveFields.ts'
import { saveFrequencies } from './inner/saveFrequencies.ts'
import { saveLists } from './inner/saveLists.ts'
import { saveScores } from './inner/saveScores.ts'
import { saveTags, type Tagged } from './inner/saveTags.ts'

type OrderOf<K extends InnerEffect['kind']> = Order<Extract<InnerEffect, { kind: K }>>

/**
 * Changes what the workspace knows of people, and asks other programs and systems, for a whole batch at once. Tasks come
 * later (inner/saveTasks.ts): they go to whoever looks after a person when the batch is over.
 *
 * N1. Several effects on one thing of a person come out as if they were done one after the other.
 * N2. Everybody whom the rest of the batch concerns is held first, once, in the order of their ids.
 * N3. Whatever changes is announced; whoever waits for it is woken when the batch commits.
 */
export async function settleInner(client: pg.ClientBase, workspaceId: number, todo: Todo): Promise<void> {
  const { inner } = todo
  if (inner.length === 0) return
  const of = <K extends InnerEffect['kind']>(...kinds: K[]) =>
    inner.filter(({ effect }) => (kinds as string[]).includes(effect.kind)) as OrderOf<K>[]
  await inTurn(client, [
    () => saveCalls(workspaceId, of('webhook.call')),
    () => saveCommands(workspaceId, of('program.start', 'program.stop')),
  ])
  const asked = inner.filter(({ effect }) => !outward.has(effect.kind))
  if (asked.length === 0) return

  const concerned = [...asked, ...todo.leads, ...todo.notices].map(({ claimed }) => claimed.prospectId)
  const inFields = of('field.set', 'field.increment')
  const properties = [...new Set(inFields.map(({ effect }) => effect.field))]
  const people = await holdPeople(client, workspaceId, [...new Set(concerned)], properties)
  const scores = of('score.change').filter(({ claimed }) => people.has(claimed.prospectId))
  const changes = changedFields(inFields, people)
  await inTurn(client, [
    () => saveFields(workspaceId, changes),
    () => saveScores(workspaceId, scores),
    () => saveFrequencies(workspaceId, of('frequency.set')),
  ])
  const tagged = await saveTags(client, workspaceId, of('tag.add', 'tag.remove'))
  await announce(client, workspaceId, [
    ...changes.map(fieldNews),
    ...scores.map(({ claimed, effect, at }) => scoreNews(claimed.prospectId, effect.points, at)),
    ...tagged.map(tagNews),
  ])
  await followFields(client, workspaceId, changes)
  // Last, because it lets people into other programs, and holds those for the shortest time.
  await saveLists(client, workspaceId, of('list.add', 'list.remove'))
}

const outward: ReadonlySet<InnerEffect['kind']> = new Set(['webhook.call', 'program.start', 'program.stop'])

/** How well somebody fits is made of fields, and a person's company is named by one. */
async function followFields(client: pg.ClientBase, workspaceId: number, changes: readonly FieldChange[]) {
  if (changes.length === 0) return
  const at = new Date(Math.max(...changes.map((change) => change.at)))
  const moved = changes.filter(({ field }) => field === 'company')
  await companyChanged(client, workspaceId, idsOf(moved), at)
  await regrade(client, workspaceId, idsOf(changes), at)
}

const idsOf = (changes: readonly FieldChange[]): number[] => [...new Set(changes.map(({ prospectId }) => prospectId))]

const fieldNews = ({ prospectId, field, from, to, at }: FieldChange): Happened => ({
  prospectId,
  cue: cueOf.field('person', field),
  detail: { from, to },
  at: new Date(at),
})

const scoreNews = (prospectId: number, points: number, at: number): Happened => ({
  prospectId,
  cue: cueOf.score,
  detail: { points },
  at: new Date(at),
})

const tagNews = ({ prospectId, tag, tagged, at }: Tagged): Happened => ({
  prospectId,
  cue: cueOf.tag,
  detail: { tag, tagged },
  at: new Date(at),
})
