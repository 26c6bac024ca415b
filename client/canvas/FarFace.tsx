import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import { currentLanguage } from '#client/i18n/language.ts'
import { useNodeCounts } from '#client/metrics/useMetrics.ts'
import { shortNumber } from '#client/metrics/words.ts'
import { join } from '#client/ui/join.ts'
import type { Issue } from '#engine/nodes/issue.ts'
import type { Node } from '#engine/nodes/registry.ts'
import styles from './FarFace.module.css'
import { kindIcons } from './kindIcons.ts'
import { severityIcons, worst } from './ProblemBadge.tsx'

/** A card from afar: its icon, who waits there, and whether something is wrong. */
export function FarFace({ node, issues }: { node: Node; issues: readonly Issue[] }) {
  const numbers = useStore(useEditor().moment, (state) => state.metricsShown)
  const Icon = kindIcons[node.type]
  const severity = issues.length > 0 ? worst(issues) : null
  const Problem = severity && severityIcons[severity]
  return (
    <div className={styles.far}>
      <Icon size={56} aria-hidden="true" className={styles.icon} />
      {numbers && <Waiting nodeId={node.id} />}
      {Problem && <Problem size={44} aria-hidden="true" className={join(styles.problem, styles[severity])} />}
    </div>
  )
}

/** What a card from afar is called: above it, while the pointer or the focus is there. */
export function FarName({ name }: { name: string }) {
  return (
    <span className={styles.name} aria-hidden="true">
      {name}
    </span>
  )
}

function Waiting({ nodeId }: { nodeId: string }) {
  const waiting = useNodeCounts(nodeId)?.waiting ?? 0
  return waiting > 0 && <span className={styles.waiting}>{shortNumber(waiting, currentLanguage())}</span>
}
