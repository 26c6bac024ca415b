import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import type { Issue } from '#engine/nodes/issue.ts'
import { heedIssue, ignoreIssue } from '#engine/program/ignoring.ts'

/** Ignores a warning or a tip in this program: one step of the history. */
export function letBe(editor: ProgramEditor, issue: Issue): void {
  const name = issue.nodeId === null ? '' : editor.nameOf(issue.nodeId)
  editor.change({ key: 'problems:done.ignored', params: { name } }, (graph) => ignoreIssue(graph, issue))
}

/** Counts it again. */
export function heed(editor: ProgramEditor, issue: Issue): void {
  const name = issue.nodeId === null ? '' : editor.nameOf(issue.nodeId)
  editor.change({ key: 'problems:done.heeded', params: { name } }, (graph) => heedIssue(graph, issue))
}
