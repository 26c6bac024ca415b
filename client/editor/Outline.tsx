import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { kindIcons } from '#client/canvas/kindIcons.ts'
import { ProblemBadge } from '#client/canvas/ProblemBadge.tsx'
import { StepNumbers } from '#client/canvas/StepNumbers.tsx'
import { join } from '#client/ui/join.ts'
import { outletName } from '#engine/nodes/describe.ts'
import { kindOf, outletsOf } from '#engine/nodes/registry.ts'
import { readFlow } from '#engine/program/flow.ts'
import type { Graph } from '#engine/program/graph.ts'
import { useKindWords } from './catalog.ts'
import { useEditor } from './EditorContext.ts'
import styles from './Outline.module.css'
import { useProblems } from './problems.ts'
import { useStore } from './Store.ts'

/** The steps as a list, in the order people meet them: the whole program on a small screen. */
export function Outline({ graph }: { graph: Graph }) {
  const { t } = useTranslation('editor')
  const editor = useEditor()
  const words = useKindWords()
  const problems = useProblems()
  const numbers = useStore(editor.moment, (state) => state.metricsShown)
  const { order, previous } = useMemo(() => readFlow(graph), [graph])
  const depths = useMemo(
    () =>
      indents(
        order.map(({ id }) => id),
        previous,
      ),
    [order, previous],
  )
  if (order.length === 0) return <p className={styles.empty}>{t('outline.empty')}</p>
  return (
    <ol className={styles.outline} aria-label={t('outline.label')}>
      {order.map((node) => {
        const Icon = kindIcons[node.type]
        const from = previous(node.id)
        const split = from
          .map((edge) => graph.nodes[edge.from])
          .map((source, i) =>
            source && outletsOf(source).length > 1 ? outletName(source, from[i]?.outlet ?? '', words.language) : null,
          )
          .filter((word) => word !== null)
        const issues = problems.byNode.get(node.id)
        const name = words.name(node)
        return (
          <li key={node.id} className={styles.item} style={{ marginLeft: (depths.get(node.id) ?? 0) * 16 }}>
            {split.length > 0 && <span className={styles.way}>{split.join(', ')}</span>}
            <div className={join(styles.card, styles[kindOf(node).family])}>
              <button type="button" className={styles.step} onClick={() => editor.open(node.id)}>
                <span className={styles.chip} aria-hidden="true">
                  <Icon size={16} />
                </span>
                <span className={styles.words}>
                  <span className={styles.kind}>{words.title(node.type)}</span>
                  <span className={styles.name}>{name}</span>
                </span>
              </button>
              {issues && <ProblemBadge nodeId={node.id} issues={issues} />}
              {numbers && <StepNumbers node={node} />}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

/** How far in each step stands: one more than the branch it hangs on. */
function indents(
  ids: readonly string[],
  previous: (id: string) => readonly { from: string; outlet: string }[],
): Map<string, number> {
  const depths = new Map<string, number>()
  for (const id of ids) {
    const [edge] = previous(id)
    const parent = edge ? (depths.get(edge.from) ?? 0) : 0
    depths.set(id, edge && edge.outlet !== 'then' ? Math.min(parent + 1, 4) : parent)
  }
  return depths
}
