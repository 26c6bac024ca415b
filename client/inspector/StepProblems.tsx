import { severityIcons } from '#client/canvas/ProblemBadge.tsx'
import { useKindWords } from '#client/editor/catalog.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { problemText, useProblems } from '#client/editor/problems.ts'
import { join } from '#client/ui/join.ts'
import type { Node } from '#engine/nodes/registry.ts'
import styles from './Inspector.module.css'

/** What is wrong with a step as a whole; what is wrong with one field stands at the field. */
export function StepProblems({ node }: { node: Node }) {
  const editor = useEditor()
  const words = useKindWords()
  // Being off is OffBanner's to say.
  const problems = (useProblems().byNode.get(node.id) ?? []).filter(
    ({ field, code }) => field === undefined && code !== 'off' && code !== 'offPath',
  )
  if (problems.length === 0) return null
  return (
    <ul className={styles.problems}>
      {problems.map((issue, index) => {
        const Icon = severityIcons[issue.severity]
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same code may be said twice of one step
          <li key={`${issue.code} ${index}`} className={join(styles.problem, styles[issue.severity])}>
            <Icon size={16} aria-hidden="true" />
            <span>{problemText(issue, words.language, editor.graph, words.nameOf)}</span>
          </li>
        )
      })}
    </ul>
  )
}
