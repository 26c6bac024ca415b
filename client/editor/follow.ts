import type { Draft } from './Draft.ts'
import { changeBetween, changesNothing, type HistoryStep, inOrder, record } from './history.ts'
import type { Held } from './SavePort.ts'

/** Shows what somebody else saved. All that comes from one person in a row is one step of the history. */
export function follow(draft: Draft, { graph, savedBy }: Held, now: number): void {
  const after = inOrder(graph)
  const change = changeBetween(draft.graph, after)
  if (changesNothing(change)) return
  const burst = `saved by ${savedBy}`
  const last = draft.history.past.at(-1)
  const { selection } = draft.read()
  const step: HistoryStep = {
    label: savedBy ? { key: 'done.savedBy', params: { who: savedBy } } : { key: 'done.theirs' },
    change,
    before: selection,
    after: selection.filter((id) => after.nodes[id]),
    burst,
    at: last?.burst === burst ? last.at : now,
  }
  draft.load(after, record(draft.history, step, draft.graph, after))
}
