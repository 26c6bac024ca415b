import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, refusalMessage } from '#client/api.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import type { Variant } from '#engine/nodes/fields.ts'
import { variantLetter } from '#engine/nodes/kinds/email.ts'
import styles from './VariantResults.module.css'

const measures = ['clicked', 'downloaded', 'leads'] as const
/** Milliseconds between two looks at the numbers. */
const pace = 5000

/** What became of each variant, every rate with the interval it may truly lie in. It names no winner. */
export function VariantResults({ nodeId, variants }: { nodeId: string; variants: readonly Variant[] }) {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const { id: workspaceId } = useWorkspace()
  const { programId } = useEditor()
  const { data, error } = useQuery({
    ...api.metrics.variants.queryOptions({ workspaceId, programId, nodeId }),
    refetchInterval: pace,
  })
  if (error) return <Banner tone="error">{refusalMessage(error)}</Banner>
  if (!data) return <SkeletonLines count={4} />

  const rows = variants.map(({ id }, index) => ({
    letter: variantLetter(index),
    ...data.find((row) => row.variantId === id),
  }))
  const gone = data.filter(({ variantId }) => !variants.some(({ id }) => id === variantId))
  const all = [...rows, ...gone.map((row) => ({ letter: t('variant.gone'), ...row }))]
  const top = Math.max(0.05, ...all.flatMap(({ rates }) => measures.map((measure) => rates?.[measure]?.high ?? 0)))
  return (
    <div className={styles.results}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('variant.column')}</th>
            <th scope="col" className={styles.end}>
              {t('results.sent')}
            </th>
            {measures.map((measure) => (
              <th key={measure} scope="col">
                {t(`results.${measure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the order is the variants' own
            <tr key={index}>
              <th scope="row">{row.letter}</th>
              <td className={styles.end}>{format.number(row.sent ?? 0)}</td>
              {measures.map((measure) => {
                const rate = row.rates?.[measure] ?? null
                const count = row[measure] ?? 0
                return (
                  <td key={measure}>
                    <span className={styles.count}>{format.number(count)}</span>
                    {rate && (
                      <>
                        <span className={styles.rate}>{format.percent(rate.rate, row.sent ?? 0)}</span>
                        <Interval rate={rate} top={top} dashed={index % 2 === 1} />
                        <span className={styles.range}>
                          {t('results.range', {
                            low: format.percent(rate.low, 0),
                            high: format.percent(rate.high, 0),
                          })}
                        </span>
                      </>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>{t('results.noWinner')}</p>
    </div>
  )
}

const width = 96

/** A rate as a point on the line of what it may truly be. */
function Interval({
  rate,
  top,
  dashed,
}: {
  rate: { rate: number; low: number; high: number }
  top: number
  dashed: boolean
}) {
  const at = (share: number) => 4 + (share / top) * (width - 8)
  return (
    <svg className={styles.interval} width={width} height={14} aria-hidden="true">
      <line className={styles.axis} x1={0} x2={width} y1={13} y2={13} />
      <line
        className={styles.whisker}
        x1={at(rate.low)}
        x2={at(rate.high)}
        y1={6}
        y2={6}
        strokeDasharray={dashed ? '3 2' : undefined}
      />
      <circle className={styles.point} cx={at(rate.rate)} cy={6} r={3.5} />
    </svg>
  )
}
