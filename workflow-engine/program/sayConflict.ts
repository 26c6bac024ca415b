import type { Language } from '../nodes/language.ts'
import type { NameOf } from '../nodes/words.ts'
import { namesOfBoth, sayChange } from './changeMessage.ts'
import { type Change, type Detail, describeChanges } from './describeChanges.ts'
import { groupRow, nodeRow, noteRow, type RowKey, wayRow } from './drawnRows.ts'
import type { Graph } from './graph.ts'
import type { Conflict, Three } from './mergeValue.ts'

export interface SaidConflict {
  /** "Wait 3 days": the step, note or rule that both changed. */
  readonly about: string
  /** What either side did to it: "For: 3 days → 5 days"; "Removed". */
  readonly mine: string
  readonly theirs: string
}

/** Conflicts in words. */
export function sayConflicts(
  conflicts: readonly Conflict[],
  three: Three<Graph>,
  language: Language,
  outer?: NameOf,
): SaidConflict[] {
  const sides = { mine: reader('mine', three, language, outer), theirs: reader('theirs', three, language, outer) }
  return conflicts.map((conflict) => {
    const [mine, theirs] = [sides.mine(conflict), sides.theirs(conflict)]
    return { about: mine.about || theirs.about, mine: mine.did, theirs: theirs.did }
  })
}

function reader(side: 'mine' | 'theirs', three: Three<Graph>, language: Language, outer?: NameOf) {
  const changes = describeChanges(three.base, three[side])
  const nameOf = namesOfBoth(three[side], three.base, language, outer)
  return (conflict: Conflict): { about: string; did: string } => {
    const key = rowOf(conflict.path)
    const change = changes.find(({ rows }) => rows.includes(key))
    if (!change) return { about: '', did: '' }
    const { about, sign, details } = sayChange(change, language, nameOf)
    const told = details.filter((_, i) => tells(change.details[i], conflict, change))
    const lines = told.length > 0 ? told : details
    return { about, did: change.sign === 'changed' && lines.length > 0 ? lines.join('. ') : sign }
  }
}

function rowOf([table, id = '', outlet = '']: readonly string[]): RowKey {
  switch (table) {
    case 'nodes':
      return nodeRow(id)
    case 'edges':
      return wayRow(id, outlet)
    case 'notes':
      return noteRow(id)
    case 'groups':
      return groupRow(id)
    default:
      return table ?? ''
  }
}

/** Whether a line under a change is about what is in conflict. */
function tells(detail: Detail | undefined, { path }: Conflict, { rows }: Change): boolean {
  if (!detail) return false
  const [table, , part, ...rest] = path
  const { say } = detail.said
  if (table === 'edges') return /^change\.leads/.test(say) || rows.length === 1
  if (table !== 'nodes') return true
  if (part === 'name') return say === 'change.renamed'
  if (part === 'off') return say === 'change.off' || say === 'change.on'
  if (part !== 'config') return true
  const field = rest.at(-1) === 'order' ? rest.slice(0, -1).join('.') : rest.join('.')
  return detail.field !== null && (detail.field === field || detail.field.startsWith(`${field}.`) || field === '')
}
