import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '#client/api.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import type { StandingRow } from './choices.ts'
import styles from './InFlight.module.css'

const shown = 8

/** How many stand at a step; pressed, it says who they are, and each name leads to the person. */
export function WhoWaits({ row: { nodeId, people } }: { row: StandingRow }) {
  const { t } = useTranslation('versions')
  const format = useFormat()
  const { workspaceId, programId } = useEditor()
  const [open, setOpen] = useState(false)
  const input = { workspaceId, programId, nodeId, measure: 'waiting' as const, limit: shown }
  const { data } = useQuery({ ...api.metrics.people.queryOptions(input), enabled: open, staleTime: 0 })
  const rest = people - (data?.rows.length ?? 0)
  return (
    <>
      <button
        type="button"
        className={styles.who}
        aria-expanded={open}
        title={t('publish.showPeople')}
        onClick={() => setOpen(!open)}
      >
        {format.number(people)}
      </button>
      {open && data && (
        <ul className={styles.names}>
          {data.rows.map(({ enrollmentId, prospectId, name, email }) => (
            <li key={enrollmentId}>
              <Link to={`/w/${workspaceId}/prospects/${prospectId}`} target="_blank">
                {name || email}
              </Link>
            </li>
          ))}
          {rest > 0 && <li>{t('publish.morePeople', { count: rest, number: format.number(rest) })}</li>}
        </ul>
      )}
    </>
  )
}
