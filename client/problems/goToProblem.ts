import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import type { Issue } from '#engine/nodes/issue.ts'

/** Opens a problem's step with its field in focus; an email's field in the workbench, an exit rule among the rules. */
export function goToProblem(editor: ProgramEditor, { nodeId, field }: Issue): void {
  if (!nodeId) {
    if (field?.startsWith('policy.')) editor.moment.set({ panel: 'rules' })
    return
  }
  const node = editor.node(nodeId)
  editor.open(nodeId, field ?? '')
  if (node?.type === 'email' && field?.startsWith('variants.')) editor.moment.set({ writing: { nodeId, field } })
}

/** Whether there is a place to go to. */
export const hasPlace = ({ nodeId, field }: Issue): boolean => nodeId !== null || field?.startsWith('policy.') === true
