import { useTranslation } from 'react-i18next'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { Badge } from '#client/ui/Badge.tsx'
import { RadioGroup } from '#client/ui/RadioGroup.tsx'
import { Select } from '#client/ui/Select.tsx'
import { readFlow } from '#engine/program/flow.ts'
import { type Graph, isRoot, nodeAt } from '#engine/program/graph.ts'
import { choiceId, choiceIds, type StandingRow } from './choices.ts'
import styles from './InFlight.module.css'
import { WhoWaits } from './WhoWaits.tsx'

interface StandingPlanProps {
  readonly rows: readonly StandingRow[]
  /** The drawing that would go live, and the one that is live: the words for steps that are gone. */
  readonly graph: Graph
  readonly live: Graph | null
  /** How many the plan puts where. */
  readonly counts: Readonly<Partial<Record<'continued' | 'goTo' | 'exited' | 'finishOld', number>>>
  /** null: everybody finishes in the version they are in. Else what was chosen, by step. */
  readonly chosen: Readonly<Record<string, string>> | null
  readonly onChange: (chosen: Readonly<Record<string, string>> | null) => void
}

/** What becomes of those who are inside when a new version is published. */
export function StandingPlan({ rows, graph, live, counts, chosen, onChange }: StandingPlanProps) {
  const { t } = useTranslation('inFlight')
  const format = useFormat()
  const people = rows.reduce((sum, row) => sum + row.people, 0)
  return (
    <div className={styles.plan}>
      <RadioGroup
        label={t('plan.title', { number: format.number(people) })}
        cards
        value={chosen === null ? 'stay' : 'move'}
        onChange={(way) => onChange(way === 'stay' ? null : {})}
        options={[
          { id: 'stay', label: t('plan.stay'), description: t('plan.stayAbout') },
          { id: 'move', label: t('plan.move'), description: t('plan.moveAbout') },
        ]}
      />
      {chosen !== null && (
        <>
          <table className={styles.table} aria-label={t('plan.table')}>
            <thead>
              <tr>
                <th scope="col">{t('plan.step')}</th>
                <th scope="col" className={styles.number}>
                  {t('plan.people')}
                </th>
                <th scope="col">{t('plan.then')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <PlanRow
                  key={`${row.version} ${row.nodeId}`}
                  row={row}
                  graph={graph}
                  live={live}
                  chosen={chosen[row.nodeId] ?? choiceId(row.suggested)}
                  onChange={(id) => onChange({ ...chosen, [row.nodeId]: id })}
                />
              ))}
            </tbody>
          </table>
          <Counts counts={counts} />
        </>
      )}
    </div>
  )
}

interface PlanRowProps extends Pick<StandingPlanProps, 'graph' | 'live'> {
  readonly row: StandingRow
  readonly chosen: string
  readonly onChange: (id: string) => void
}

function PlanRow({ row, graph, live, chosen, onChange }: PlanRowProps) {
  const { t } = useTranslation('inFlight')
  const editor = useEditor()
  const name = (id: string): string | null => {
    const node = nodeAt(graph, id) ?? (live ? nodeAt(live, id) : undefined)
    return node ? editor.words.name(node) : null
  }
  const step = row.name ?? name(row.nodeId) ?? editor.words.title(row.type)
  const steps = readFlow(graph)
    .order.filter((node) => !isRoot(node))
    .map(({ id }) => id)
  const say = (id: string) =>
    id.startsWith('goTo:')
      ? t('choice.goTo', { step: name(id.slice('goTo:'.length)) ?? '' })
      : t(`choice.${id as 'continue' | 'keep' | 'recompute' | 'goNow' | 'finishOld' | 'exit'}`)
  return (
    <tr>
      <th scope="row">
        {step}
        <span className={styles.detail}>
          {t('plan.version', { version: row.version })}
          {row.change.kind !== 'same' && (
            <Badge tone={row.change.kind === 'removed' ? 'error' : 'warn'}>{t(`plan.${row.change.kind}`)}</Badge>
          )}
        </span>
      </th>
      <td className={styles.number}>
        <WhoWaits row={row} />
      </td>
      <td>
        <Select
          label={t('plan.choose', { step })}
          hideLabel
          size="small"
          options={choiceIds(row, steps).map((id) => ({ id, label: say(id) }))}
          value={chosen}
          onChange={onChange}
        />
      </td>
    </tr>
  )
}

const kinds = ['continued', 'goTo', 'exited', 'finishOld'] as const

function Counts({ counts }: Pick<StandingPlanProps, 'counts'>) {
  const { t } = useTranslation('inFlight')
  const format = useFormat()
  return (
    <ul className={styles.counts} aria-live="polite">
      {kinds.map((kind) => {
        const count = counts[kind] ?? 0
        return count > 0 && <li key={kind}>{t(`counts.${kind}`, { count, number: format.number(count) })}</li>
      })}
    </ul>
  )
}
