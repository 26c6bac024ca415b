import i18next from 'i18next'
import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import { newStepId } from '#client/editor/steps.ts'
import { foldGroup, groupNodes, renameGroup, ungroup } from '#engine/program/annotationEdits.ts'
import type { Group } from '#engine/program/annotations.ts'
import { groupAt, groupOfNodes, membersOf } from '#engine/program/groups.ts'

/** What a group is called where it stands. */
export const nameOfGroup = ({ name }: Group): string => name.trim() || i18next.t('layout:group.nameless')

/** Makes a group of the selected steps and asks for its name. */
export function groupSelection(editor: ProgramEditor): void {
  const { selection } = editor.draft.read()
  if (selection.length === 0) return
  const id = newStepId()
  const label = { key: 'layout:done.group', params: { count: selection.length } }
  if (editor.change(label, (graph) => groupNodes(graph, { id, name: '', nodeIds: selection }))) {
    editor.moment.set({ renamingGroup: id })
  }
}

/** The group of the selected steps: that of the first one which is in any. */
export function selectedGroup(editor: ProgramEditor): Group | null {
  const { current } = editor.moment.read()
  const { selection } = editor.draft.read()
  if (!editor.graph.groups) return null
  const of = groupOfNodes(editor.graph)
  for (const id of selection.length > 0 ? selection : [current ?? '']) {
    const group = of.get(id)
    if (group) return group
  }
  return null
}

export function takeApart(editor: ProgramEditor, group: Group): void {
  const label = { key: 'layout:done.ungroup', params: { name: nameOfGroup(group) } }
  editor.change(label, (graph) => ungroup(graph, group.id), { select: membersOf(editor.graph, group) })
}

/** Folds a group up, or unfolds it; its steps are selected then, so that the focus stays with it. */
export function toggleFold(editor: ProgramEditor, group: Group): void {
  const key = group.isFolded ? 'layout:done.unfold' : 'layout:done.fold'
  const members = membersOf(editor.graph, group)
  const changed = editor.change(
    { key, params: { name: nameOfGroup(group) } },
    (graph) => foldGroup(graph, group.id, !group.isFolded),
    { select: members },
  )
  if (!changed) return
  const { current, focusCanvas } = editor.moment.read()
  const stays = current !== null && members.includes(current)
  editor.moment.set({ current: stays ? current : (members[0] ?? null), focusCanvas: focusCanvas + 1 })
}

export function nameGroup(editor: ProgramEditor, id: string, name: string | null): void {
  const group = groupAt(editor.graph, id)
  editor.moment.set({ renamingGroup: null, focusCanvas: editor.moment.read().focusCanvas + 1 })
  if (!group || name === null) return
  const label = { key: 'layout:done.groupRename', params: { name: name.trim() || nameOfGroup(group) } }
  editor.change(label, (graph) => renameGroup(graph, id, name), { quiet: true })
}
