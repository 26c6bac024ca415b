import { useProblems } from '#client/editor/problems.ts'
import { ProblemRow } from '#client/problems/ProblemRow.tsx'
import { useRemedy } from '#client/problems/useRemedy.ts'
import { join } from '#client/ui/join.ts'
import type { Node } from '#engine/nodes/registry.ts'
import styles from './Inspector.module.css'

/** What is wrong with a step as a whole, and what one press puts right; the rest stands at its field. */
export function StepProblems({ node }: { node: Node }) {
  const remedy = useRemedy()
  const issues = useProblems().byNode.get(node.id) ?? []
  // Being off is OffBanner's to say.
  const problems = issues.filter(
    (issue) => !/^off/.test(issue.code) && (issue.field === undefined || remedy(issue) !== null),
  )
  if (problems.length === 0) return null
  return (
    <ul className={styles.problems}>
      {problems.map((issue, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same code may be said twice of one step
        <li key={`${issue.code} ${index}`} className={join(styles.problem, styles[issue.severity])}>
          <ProblemRow issue={issue} />
        </li>
      ))}
    </ul>
  )
}
