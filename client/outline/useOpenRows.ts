import { useMemo, useState } from 'react'
import type { Key } from 'react-aria-components'
import { useEditor } from '#client/editor/EditorContext.ts'
import { foldGroup } from '#engine/program/annotationEdits.ts'
import type { OutlineItem } from './outlineOf.ts'

export interface OpenRows {
  readonly open: ReadonlySet<Key>
  readonly areAllOpen: boolean
  itemOf(key: Key): OutlineItem | undefined
  setOpen(open: ReadonlySet<Key>): void
  toggle(key: Key): void
  openAll(): void
  closeAll(): void
}

/** Which rows of the outline are open: all of them at first. That a group is folded stands in the drawing; what else is
 *  closed is the moment's. */
export function useOpenRows(items: readonly OutlineItem[]): OpenRows {
  const editor = useEditor()
  const [closed, setClosed] = useState<ReadonlySet<Key>>(new Set())
  const parents = useMemo(() => parentsIn(items), [items])
  return useMemo(() => {
    const isOpen = (item: OutlineItem) => (item.kind === 'group' ? !item.group.isFolded : !closed.has(item.key))
    const open = new Set<Key>([...parents.values()].filter(isOpen).map(({ key }) => key))
    const set = (wanted: ReadonlySet<Key>) => {
      const next = new Set(closed)
      for (const [key, item] of parents) {
        if (wanted.has(key) === isOpen(item)) continue
        if (item.kind === 'group') {
          const { id, name, isFolded } = item.group
          const label = { key: isFolded ? 'outline:done.unfold' : 'outline:done.fold', params: { name } }
          editor.change(label, (graph) => foldGroup(graph, id, !isFolded))
        } else if (wanted.has(key)) next.delete(key)
        else next.add(key)
      }
      setClosed(next)
    }
    const branches = [...parents.values()].filter(({ kind }) => kind !== 'group')
    return {
      open,
      areAllOpen: branches.every(isOpen),
      itemOf: (key) => parents.get(key) ?? find(items, key),
      setOpen: set,
      toggle: (key) => set(open.has(key) ? new Set([...open].filter((one) => one !== key)) : new Set([...open, key])),
      openAll: () => setClosed(new Set()),
      closeAll: () => setClosed(new Set(branches.filter(({ kind }) => kind === 'step').map(({ key }) => key))),
    }
  }, [parents, closed, items, editor])
}

function parentsIn(items: readonly OutlineItem[], into = new Map<Key, OutlineItem>()): ReadonlyMap<Key, OutlineItem> {
  for (const item of items) {
    if (item.children.length === 0) continue
    into.set(item.key, item)
    parentsIn(item.children, into)
  }
  return into
}

function find(items: readonly OutlineItem[], key: Key): OutlineItem | undefined {
  for (const item of items) {
    const found = item.key === key ? item : find(item.children, key)
    if (found) return found
  }
  return undefined
}
