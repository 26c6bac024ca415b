import { useTranslation } from 'react-i18next'
import { Link, Navigate, useParams } from 'react-router'
import { HealthSection } from '#client/sending/HealthSection.tsx'
import { SendingSection } from '#client/sending/SendingSection.tsx'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Page } from '#client/ui/Page.tsx'
import { PageHeader } from '#client/ui/PageHeader.tsx'
import { ApiKeysSection } from './ApiKeysSection.tsx'
import { MembersSection } from './MembersSection.tsx'
import { ProfileSection } from './ProfileSection.tsx'
import { ScoringSection } from './ScoringSection.tsx'
import styles from './Settings.module.css'
import { WorkspaceSection } from './WorkspaceSection.tsx'

const sections = {
  workspace: WorkspaceSection,
  members: MembersSection,
  scoring: ScoringSection,
  sending: SendingSection,
  health: HealthSection,
  keys: ApiKeysSection,
  profile: ProfileSection,
} as const
type Section = keyof typeof sections

/** On a narrow screen the tabs scroll; the open one is always seen. */
const showTab = (tab: HTMLElement | null) => tab?.scrollIntoView({ block: 'nearest', inline: 'center' })

/** Everything that is set once: a part at a time, each with an address. */
export function SettingsPage() {
  const { t } = useTranslation('settings')
  const { id: workspaceId, role } = useWorkspace()
  const wanted = useParams().section ?? 'workspace'
  const open = (Object.keys(sections) as Section[]).filter(
    (name) => (name !== 'keys' || role === 'owner') && (name !== 'health' || role === 'owner' || role === 'marketer'),
  )
  const section = open.find((name) => name === wanted)
  if (!section) return <Navigate to={`/w/${workspaceId}/settings`} replace />
  const Part = sections[section]
  return (
    <Page width="narrow">
      <PageHeader title={t('title')} />
      <nav className={styles.nav} aria-label={t('nav.label')}>
        {open.map((name) => (
          <Link
            key={name}
            to={`/w/${workspaceId}/settings/${name}`}
            className={styles.tab}
            aria-current={name === section ? 'page' : undefined}
            ref={name === section ? showTab : undefined}
          >
            {t(`section.${name}`)}
          </Link>
        ))}
      </nav>
      <Part />
    </Page>
  )
}
