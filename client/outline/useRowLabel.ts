import { useTranslation } from 'react-i18next'
import { useKindWords } from '#client/editor/catalog.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useProblems } from '#client/editor/problems.ts'
import { useStore } from '#client/editor/Store.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useNumbersInWords } from '#client/metrics/numbersInWords.ts'
import { useProblemWords } from '#client/problems/useProblemWords.ts'
import type { Node } from '#engine/nodes/registry.ts'
import type { Flow } from '#engine/program/flow.ts'
import type { OutlineItem } from './outlineOf.ts'

/** What a row is called: shortly, for who looks for it by typing; and in full, as it is read aloud: "Send email, Invite,
 *  step 4 of 12, 214 waiting, click rate 6.1%, 1 warning". */
export function useRowLabel(item: OutlineItem, flow: Flow): { readonly text: string; readonly spoken: string } {
  const { t } = useTranslation(['outline', 'editor'])
  const format = useFormat()
  const words = useKindWords()
  const problemWords = useProblemWords()
  const { byNode } = useProblems()
  const { moment } = useEditor()
  const nodeId = item.kind === 'group' ? '' : item.nodeId
  const shown = useStore(moment, (state) => state.metricsShown)
  const node = flow.nodes.get(nodeId)
  // A row of a group has no numbers; hooks are asked all the same.
  const numbers = useNumbersInWords((node ?? flow.order[0]) as Node)
  if (item.kind === 'group') {
    const count = item.children.filter(({ kind }) => kind === 'step').length
    const text = item.group.name || t('row.groupNoName')
    const name = item.group.name ? t('row.group', { name: text }) : text
    return { text, spoken: `${name}, ${t('row.steps', { count, number: format.number(count) })}` }
  }
  if (!node) return { text: '', spoken: '' }
  const name = words.name(node)
  if (item.kind !== 'step') {
    const target = item.end?.to ? flow.nodes.get(item.end.to) : undefined
    const key = !item.end ? null : item.end.to === null ? 'row.open' : item.end.back ? 'row.back' : 'row.link'
    const end = key && t(key, { name: target ? words.name(target) : '' })
    if (item.kind === 'end') return { text: end ?? '', spoken: end ?? '' }
    const outlet = words.outlet(node, item.outlet)
    return { text: outlet, spoken: [t('row.path', { outlet, name }), end].filter(Boolean).join(', ') }
  }
  const title = words.title(node.type)
  const place = t('editor:step.place', { place: (flow.placeOf.get(node.id) ?? 0) + 1, total: flow.order.length })
  const spoken = [
    title,
    name === title ? '' : name,
    place,
    node.off ? t('row.off') : '',
    shown ? numbers : '',
    ...problemWords(byNode.get(node.id) ?? []),
  ]
  return { text: name, spoken: spoken.filter(Boolean).join(', ') }
}
