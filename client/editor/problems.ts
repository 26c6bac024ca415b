import { createContext, useContext, useDeferredValue, useMemo } from 'react'
import type { Issue, Severity } from '#engine/nodes/issue.ts'
import type { Language } from '#engine/nodes/language.ts'
import { formatWords, type NameOf } from '#engine/nodes/words.ts'
import { check } from '#engine/program/check.ts'
import { readFlow } from '#engine/program/flow.ts'
import type { Graph } from '#engine/program/graph.ts'
import { isIgnored } from '#engine/program/ignoring.ts'
import { issueMessage, namesIn } from '#engine/program/issueMessage.ts'
import type { Known } from '#engine/program/rules/drawing.ts'
import { emailIssueTexts } from '#templates/emailIssueTexts.ts'

export interface Problems {
  /** False until it is known what the drawing may point to. */
  readonly checked: boolean
  /** The worst first; among equals the drawing as a whole, then in the order people pass the steps. */
  readonly all: readonly Issue[]
  readonly byNode: ReadonlyMap<string, readonly Issue[]>
  /** Warnings and tips that somebody let be in this program. */
  readonly ignored: readonly Issue[]
  /** What the server is asked: under way, answered, or out of reach. */
  readonly asked: 'asking' | 'answered' | 'failed'
}

const none: Problems = { checked: false, all: [], byNode: new Map(), ignored: [], asked: 'answered' }
export const ProblemsContext = createContext<Problems>(none)
export const useProblems = (): Problems => useContext(ProblemsContext)

const rank: Readonly<Record<Severity, number>> = { blocker: 0, warning: 1, tip: 2 }

/** What the server said of a drawing: of its emails when it saved them, and of people, senders and other programs. */
export interface Told {
  readonly emails: readonly Issue[]
  readonly world: readonly Issue[]
  readonly asked: Problems['asked']
}

/** Everything wrong with a drawing as it stands: what can be seen here, and what the server said. */
export function findProblems(graph: Graph, known: Known | null, told: Told): Problems {
  if (!known) return none
  const found = check(graph, known)
  const seen = new Set(found.map(({ nodeId, code, field }) => `${nodeId} ${code} ${field}`))
  const others = [...told.emails, ...told.world].filter(
    ({ nodeId, code, field }) => nodeId !== null && graph.nodes[nodeId] && !seen.has(`${nodeId} ${code} ${field}`),
  )
  const everything = inOrder([...found, ...others], graph)
  const all = everything.filter((issue) => !isIgnored(graph, issue))
  const byNode = new Map<string, Issue[]>()
  for (const issue of all) {
    if (issue.nodeId === null) continue
    const issues = byNode.get(issue.nodeId)
    if (issues) issues.push(issue)
    else byNode.set(issue.nodeId, [issue])
  }
  const ignored = all.length === everything.length ? [] : everything.filter((issue) => isIgnored(graph, issue))
  return { checked: true, all, byNode, ignored, asked: told.asked }
}

function inOrder(issues: readonly Issue[], graph: Graph): readonly Issue[] {
  const { placeOf } = readFlow(graph)
  const place = ({ nodeId }: Issue) => (nodeId === null ? -1 : (placeOf.get(nodeId) ?? 0))
  return [...issues].sort((a, b) => rank[a.severity] - rank[b.severity] || place(a) - place(b))
}

/** The problems of the drawing; a step's list keeps its identity while it says the same. The check comes after what was
 *  typed is on the screen, so that it never holds up a key. */
export function useFoundProblems(drawn: Graph, known: Known | null, told: Told): Problems {
  const kept = useMemo(() => new Map<string, readonly Issue[]>(), [])
  const graph = useDeferredValue(drawn)
  return useMemo(() => {
    const problems = findProblems(graph, known, told)
    const byNode = new Map<string, readonly Issue[]>()
    for (const [id, issues] of problems.byNode) {
      const before = kept.get(id)
      byNode.set(id, before && JSON.stringify(before) === JSON.stringify(issues) ? before : issues)
    }
    kept.clear()
    for (const [id, issues] of byNode) kept.set(id, issues)
    return { ...problems, byNode }
  }, [graph, known, told, kept])
}

/** A problem as a sentence. */
export function problemText(
  issue: Pick<Issue, 'code' | 'params'>,
  language: Language,
  graph: Graph,
  nameOf: NameOf,
): string {
  const words = emailIssueTexts[language]
  if (words[issue.code] !== undefined) return formatWords(words, issue.code, issue.params ?? {}, language, nameOf)
  return issueMessage(issue, language, namesIn(graph, language, nameOf))
}
