import { useMutation } from '@tanstack/react-query'
import { CircleCheck, CircleX, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api, client, type Outputs, queryClient, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useCan, useWorkspace } from '#client/shell/workspace.ts'
import { Badge } from '#client/ui/Badge.tsx'
import { Banner } from '#client/ui/Banner.tsx'
import { Card } from '#client/ui/Card.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { toast } from '#client/ui/Toast.tsx'
import styles from './ProspectPage.module.css'
import { basisName } from './timelineSentence.ts'

type Prospect = Outputs['prospects']['get']

/** Address, phone, company and every other field that is known. */
export function FactsCard({ person }: { person: Prospect }) {
  const { t } = useTranslation('prospects')
  const format = useFormat()
  const facts: [string, React.ReactNode][] = [
    [
      t('field.email'),
      <a key="email" href={`mailto:${person.email}`}>
        {person.email}
      </a>,
    ],
    [
      t('field.phone'),
      person.phone && (
        <a key="phone" href={`tel:${person.phone.replace(/[^+\d]/g, '')}`}>
          {person.phone}
        </a>
      ),
    ],
    [t('field.company'), person.company],
    [t('field.jobTitle'), person.jobTitle],
    [t('field.owner'), person.owner?.name],
    [t('field.language'), person.language],
    [t('field.timeZone'), person.timeZone],
    [t('field.source'), person.source],
    ...Object.entries(person.fields),
    [t('column.created'), format.date(person.createdAt)],
  ]
  return (
    <Card title={t('facts.title')}>
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => Boolean(value))
          .map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Card>
  )
}

/** The programs that the person is in or has been in. */
export function EnrollmentsCard({ person }: { person: Prospect }) {
  const { t } = useTranslation(['prospects', 'path'])
  const { id: workspaceId } = useWorkspace()
  const format = useFormat()
  const line = (one: Prospect['enrollments'][number]) => {
    if (one.status === 'failed') return t('enrollments.failed', { date: format.date(one.endedAt ?? one.enteredAt) })
    if (one.status === 'ended') return t('enrollments.ended', { date: format.date(one.endedAt ?? one.enteredAt) })
    const since = t('enrollments.waiting', { date: format.date(one.enteredAt) })
    return one.dueAt ? `${since} · ${t('enrollments.next', { date: format.dateTime(one.dueAt) })}` : since
  }
  return (
    <Card title={t('enrollments.title')}>
      {person.enrollments.length === 0 ? (
        <p className={styles.quiet}>{t('enrollments.none')}</p>
      ) : (
        <ul className={styles.rows}>
          {person.enrollments.map((one) => (
            <li key={one.id}>
              <Link to={`/w/${workspaceId}/programs/${one.programId}`}>{one.programName}</Link>
              <p className={styles.small}>{line(one)}</p>
              <p className={styles.small}>
                <Link to={`/w/${workspaceId}/programs/${one.programId}?path=${one.id}`}>
                  {t('show', { ns: 'path' })}
                </Link>
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** The lists that the person is on, with the way off them. */
export function ListsCard({ person }: { person: Prospect }) {
  const { t } = useTranslation('prospects')
  const { id: workspaceId } = useWorkspace()
  const mayEdit = useCan('marketer')
  const format = useFormat()
  const remove = useMutation({
    mutationFn: (list: { id: number; name: string }) =>
      client.lists.removeMember.mutate({ workspaceId, id: list.id, prospectId: person.id }),
    onSuccess: async (_, list) => {
      await queryClient.invalidateQueries({ queryKey: api.prospects.pathKey() })
      void queryClient.invalidateQueries({ queryKey: api.lists.pathKey() })
      toast(t('lists.removed', { list: list.name }))
    },
  })
  return (
    <Card title={t('lists.title')}>
      {remove.error && <Banner tone="error">{refusalMessage(remove.error)}</Banner>}
      {person.lists.length === 0 ? (
        <p className={styles.quiet}>{t('lists.none')}</p>
      ) : (
        <ul className={styles.rows}>
          {person.lists.map((list) => (
            <li key={list.id} className={styles.row}>
              <div>
                <Link to={`/w/${workspaceId}/prospects?list=${list.id}`}>{list.name}</Link>
                <p className={styles.small}>{format.date(list.joinedAt)}</p>
              </div>
              {mayEdit && (
                <IconButton
                  size="small"
                  label={t('lists.remove', { list: list.name })}
                  icon={<X size={16} aria-hidden="true" />}
                  isPending={remove.isPending && remove.variables.id === list.id}
                  onPress={() => remove.mutate(list)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** Whether the person may be mailed, and the proof. */
export function ConsentCard({ person }: { person: Prospect }) {
  const { t } = useTranslation('prospects')
  const { t: story } = useTranslation('timeline')
  const format = useFormat()
  const may = person.consent === 'granted' && !person.suppression
  const state = person.consent === 'granted' && person.suppression ? 'withdrawn' : person.consent
  return (
    <Card title={t('consent.title')}>
      <div className={styles.rows}>
        <div>
          <Badge
            tone={may ? 'ok' : 'warn'}
            icon={may ? <CircleCheck size={14} aria-hidden="true" /> : <CircleX size={14} aria-hidden="true" />}
          >
            {t(`consent.state.${state}`)}
          </Badge>
        </div>
        {person.consents.map((one) => (
          <div key={`${one.at} ${one.state} ${one.basis}`}>
            <p>
              {one.state === 'granted'
                ? t('consent.entry', { basis: basisName(one.basis, story), source: one.source })
                : t(`consent.state.${one.state}`)}
            </p>
            <p className={styles.small}>{[format.dateTime(one.at), one.actor].filter(Boolean).join(' · ')}</p>
            {one.wording && <p className={styles.small}>{one.wording}</p>}
          </div>
        ))}
      </div>
    </Card>
  )
}
