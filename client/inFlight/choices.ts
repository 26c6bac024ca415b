import type { Outputs } from '#client/api.ts'
import type { Choice, MigrationPlan } from '#engine/program/migrationPlan.ts'

export type StandingRow = Outputs['programs']['publishPreview']['standing'][number]

/** A choice as the id of an option: `keep`, `exit`, `goTo:n3`. */
export function choiceId(choice: Choice): string {
  if (choice.kind === 'goTo') return `goTo:${choice.nodeId}`
  return choice.kind === 'continue' ? (choice.wait ?? 'continue') : choice.kind
}

export function choiceOf(id: string): Choice {
  if (id.startsWith('goTo:')) return { kind: 'goTo', nodeId: id.slice('goTo:'.length) }
  if (id === 'keep' || id === 'recompute' || id === 'goNow') return { kind: 'continue', wait: id }
  return { kind: id as 'continue' | 'finishOld' | 'exit' }
}

/** The ids of everything that can be chosen for those who stand there. @param steps ids of the new drawing's steps */
export function choiceIds({ choices, waits, nodeId }: StandingRow, steps: readonly string[]): string[] {
  return choices.flatMap((kind) => {
    if (kind === 'continue') return waits.length > 0 ? [...waits] : ['continue']
    return kind === 'goTo' ? steps.filter((id) => id !== nodeId).map((id) => `goTo:${id}`) : [kind]
  })
}

/** What was chosen, by step; where nothing was, what is suggested. */
export const planOf = (chosen: Readonly<Record<string, string>>): MigrationPlan => ({
  default: { kind: 'continue' },
  byNode: Object.fromEntries(Object.entries(chosen).map(([nodeId, id]) => [nodeId, choiceOf(id)])),
})
