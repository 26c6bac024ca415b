import type { Issue } from '#engine/nodes/issue.ts'
import type { Reference } from '#engine/nodes/reference.ts'
import { formatWords } from '#engine/nodes/words.ts'
import type { Graph } from '#engine/program/graph.ts'
import { issueMessage, namesIn } from '#engine/program/issueMessage.ts'
import type { Known } from '#engine/program/rules/drawing.ts'
import type { Scope } from '#server/scope.ts'
import { emailIssueTexts } from '#templates/emailIssueTexts.ts'
import { loadKnown } from './loadKnown.ts'

export interface SaidIssue extends Issue {
  /** In the asker's language. */
  readonly message: string
}

/** Issues of a drawing with their sentences, for askers that have no words of their own. */
export async function sayIssues(scope: Scope, graph: Graph, issues: readonly Issue[]): Promise<SaidIssue[]> {
  const { language } = scope
  const known = await loadKnown(scope.database.pool, scope.workspaceId)
  const nameOf = namesIn(graph, language, (reference) => nameIn(known, reference))
  const emailWords = emailIssueTexts[language]
  return issues.map((issue) => ({
    ...issue,
    message: Object.hasOwn(emailWords, issue.code)
      ? formatWords(emailWords, issue.code, issue.params ?? {}, language, nameOf)
      : issueMessage(issue, language, nameOf),
  }))
}

const shelves = {
  list: 'lists',
  file: 'files',
  segment: 'segments',
  form: 'forms',
  topic: 'topics',
  program: 'programs',
} as const

function nameIn(known: Known, { ref, id }: Reference): string | null {
  const shelf = ref in shelves ? shelves[ref as keyof typeof shelves] : null
  return (shelf && known[shelf].get(Number(id))?.name) ?? null
}
