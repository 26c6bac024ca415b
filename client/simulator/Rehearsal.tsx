import { useQuery } from '@tanstack/react-query'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#client/api.ts'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import type { Graph } from '#engine/program/graph.ts'
import { rehearse } from './rehearse.ts'
import styles from './Simulation.module.css'
import { useSimulationWords } from './useSimulationWords.ts'

interface RehearsalProps {
  workspaceId: number
  programId: number
  /** null: nothing is published yet; then what was expected of the personas counts. */
  live: Graph | null
  draft: Graph
}

/** Every saved persona, lived through the live version and through the draft: whom the change makes a difference for, in
 *  words. Nothing where there are no personas. */
export function Rehearsal({ workspaceId, programId, live, draft }: RehearsalProps) {
  const { t } = useTranslation('simulation')
  const setting = useQuery({ ...api.personas.setting.queryOptions({ workspaceId, programId }), staleTime: 60_000 }).data
  const personas = useQuery(api.personas.list.queryOptions({ workspaceId, programId })).data
  const words = useSimulationWords(draft)
  const found = useMemo(
    () => (setting && personas ? rehearse(personas, { live, draft }, setting) : null),
    [setting, personas, live, draft],
  )
  if (!found) return <SkeletonLines count={2} />
  if (found.length === 0) return null
  const changed = found.filter(({ differences }) => differences.length > 0)
  const against = live ? 'live' : 'expected'
  return (
    <section className={styles.rehearsal} aria-label={t('rehearsal')}>
      <h3 className={styles.heading}>{t('rehearsal')}</h3>
      {changed.length === 0 ? (
        <p className={styles.brief}>
          <CircleCheck size={16} className={styles.met} aria-hidden="true" />
          {t(`rehearsal.same.${against}`, { count: found.length })}
        </p>
      ) : (
        <>
          <p className={styles.brief}>
            <TriangleAlert size={16} className={styles.warn} aria-hidden="true" />
            {t(`rehearsal.changed.${against}`, { count: changed.length, of: found.length })}
          </p>
          <ul className={styles.happenings}>
            {changed.map(({ id, name, differences }) => (
              <li key={id} className={styles.happening}>
                <span className={styles.told}>
                  <strong>{name}</strong>
                  {differences.map((one) => (
                    <span key={JSON.stringify(one)} className={styles.detail}>
                      {words.difference(one)}
                    </span>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
