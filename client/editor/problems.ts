import { createContext, useContext, useMemo } from 'react'
import type { Issue, Severity } from '#engine/nodes/issue.ts'
import type { Language } from '#engine/nodes/language.ts'
import { formatWords, type NameOf } from '#engine/nodes/words.ts'
import { check } from '#engine/program/check.ts'
import type { Graph } from '#engine/program/graph.ts'
import { issueMessage, namesIn } from '#engine/program/issueMessage.ts'
import type { Known } from '#engine/program/rules/drawing.ts'
import { emailIssueTexts } from '#templates/emailIssueTexts.ts'
import type { Catalog } from './catalog.ts'

export interface Problems {
  /** False until it is known what the drawing may point to. */
  readonly checked: boolean
  /** The drawing as a whole first, then in the order people pass the steps; the worst first among equals. */
  readonly all: readonly Issue[]
  readonly byNode: ReadonlyMap<string, readonly Issue[]>
}

const none: Problems = { checked: false, all: [], byNode: new Map() }
export const ProblemsContext = createContext<Problems>(none)
export const useProblems = (): Problems => useContext(ProblemsContext)

const rank: Readonly<Record<Severity, number>> = { blocker: 0, warning: 1, tip: 2 }

/** Everything wrong with a drawing as it stands: what can be seen here, and what the server said of its emails. */
export function findProblems(
  graph: Graph,
  catalog: Catalog,
  senderEmail: string,
  emailIssues: readonly Issue[],
  programId?: number,
): Problems {
  if (!catalog.ready) return none
  const found = check(graph, { ...knownFrom(catalog, senderEmail), ...(programId !== undefined && { programId }) })
  const seen = new Set(found.map(({ nodeId, code, field }) => `${nodeId} ${code} ${field}`))
  const emails = emailIssues.filter(
    ({ nodeId, code, field }) => nodeId !== null && graph.nodes[nodeId] && !seen.has(`${nodeId} ${code} ${field}`),
  )
  const all = [...found, ...emails]
  const byNode = new Map<string, Issue[]>()
  for (const issue of all) {
    if (issue.nodeId === null) continue
    const issues = byNode.get(issue.nodeId)
    if (issues) issues.push(issue)
    else byNode.set(issue.nodeId, [issue])
  }
  for (const issues of byNode.values()) issues.sort((a, b) => rank[a.severity] - rank[b.severity])
  return { checked: true, all: [...all].sort((a, b) => rank[a.severity] - rank[b.severity]), byNode }
}

/** The problems of the drawing; a step's list keeps its identity while it says the same. */
export function useFoundProblems(
  graph: Graph,
  catalog: Catalog,
  senderEmail: string,
  emailIssues: readonly Issue[],
  programId: number,
): Problems {
  const kept = useMemo(() => new Map<string, readonly Issue[]>(), [])
  return useMemo(() => {
    const problems = findProblems(graph, catalog, senderEmail, emailIssues, programId)
    const byNode = new Map<string, readonly Issue[]>()
    for (const [id, issues] of problems.byNode) {
      const before = kept.get(id)
      byNode.set(id, before && JSON.stringify(before) === JSON.stringify(issues) ? before : issues)
    }
    kept.clear()
    for (const [id, issues] of byNode) kept.set(id, issues)
    return { ...problems, byNode }
  }, [graph, catalog, senderEmail, emailIssues, programId, kept])
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

function knownFrom(catalog: Catalog, senderEmail: string): Known {
  const named = (rows: readonly { id: number; name: string; archivedAt: string | null }[]) =>
    new Map(rows.map(({ id, name, archivedAt }) => [id, { name, archived: archivedAt !== null }]))
  return {
    lists: named(catalog.lists),
    files: named(catalog.files),
    segments: named(catalog.segments),
    forms: named(catalog.forms),
    topics: named(catalog.topics),
    programs: named(catalog.programs),
    members: new Set(catalog.members.map(({ userId }) => userId)),
    senderEmail,
  }
}
