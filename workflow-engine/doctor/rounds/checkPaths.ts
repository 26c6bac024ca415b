import type { Chart } from '../Chart.ts'
import type { Ledger, Transition } from '../Ledger.ts'
import type { Drawing } from '../Versions.ts'
import type { Ward } from '../Ward.ts'

/** Exits that no drawing has, taken by rule: to a goal, to where a migration says, once more to the same step. */
const byRule: Readonly<Record<string, (from: Transition, drawing: Drawing) => boolean>> = {
  '~goal': ({ to }, drawing) => drawing.nodes.get(to ?? '')?.type === 'goal',
  '~moved': ({ to }) => to !== null,
  '~again': ({ to, nodeId }) => to === nodeId,
}

/** I5 and I6. Everybody came in by an entry, left each step by one of its exits, and came to where the arrow leads in the
 *  version that was walked. */
export async function checkPaths(ward: Ward, ledger: Ledger, chart: Chart): Promise<void> {
  for (const transition of ledger.transitions) {
    const { programId, version, n } = transition
    chart.checked('I5', n)
    chart.checked('I6', n)
    const drawing = await ward.versions.get(programId, version)
    const off = drawing ? offPath(transition, drawing) : 'the version does not exist'
    if (off) chart.wrong('I5', sayOf(transition, off), n)
    const exit = drawing && offExit(transition, drawing)
    if (exit) chart.wrong('I6', sayOf(transition, exit), n)
  }
  for (const { programId, version, nodeId, status, n, example } of ledger.standing) {
    const drawing = await ward.versions.get(programId, version)
    if (status !== 'waiting' || drawing?.nodes.has(nodeId)) continue
    chart.wrong('I2', `enrollment ${example}: waits at ${nodeId}, which is not in version ${version}`, n)
  }
}

function offPath(transition: Transition, drawing: Drawing): string | null {
  const { nodeId, outlet, first, to } = transition
  const place = drawing.nodes.get(nodeId)
  // Whoever comes to a step that is not there fails, and that is what is written down.
  if (!place) return outlet === '' ? null : 'the step is not in the version'
  if (first && place.family !== 'entry') return 'the first step is no entry'
  if (outlet === '' || to === null) return null
  const rule = byRule[outlet]
  if (rule) return rule(transition, drawing) ? null : `led to ${to}`
  return drawing.leadsTo(nodeId, outlet) === to ? null : `led to ${to}`
}

function offExit({ nodeId, outlet, after }: Transition, drawing: Drawing): string | null {
  if (outlet === '') return after === 'passed' || after === 'waiting' ? 'ended, and went on' : null
  if (Object.hasOwn(byRule, outlet)) return null
  const outlets = drawing.nodes.get(nodeId)?.outlets
  return outlets === undefined || outlets.includes(outlet) ? null : 'the step has no such exit'
}

function sayOf({ programId, version, nodeId, outlet, n, example }: Transition, what: string): string {
  const people = n === 1 ? `enrollment ${example}` : `${n} people, enrollment ${example} among them`
  return `program ${programId}.${version} ${nodeId}${outlet && `.${outlet}`}: ${what} (${people})`
}
