import { LayoutGrid } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'
import { refusalMessage } from '#client/api.ts'
import { NewWorkspaceDialog } from '#client/shell/NewWorkspaceDialog.tsx'
import { PagePlaceholder } from '#client/shell/PagePlaceholder.tsx'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { EmptyState } from '#client/ui/EmptyState.tsx'
import { lastWorkspace } from './lastWorkspace.ts'
import { useSession } from './useSession.ts'

/** The way in: to the workspace that was open last, to signing in, or to the first set-up. */
export function HomePage() {
  const { t } = useTranslation('session')
  const { t: shell } = useTranslation('shell')
  const session = useSession()
  const [isMaking, setMaking] = useState(false)
  if (session.error) return <Banner tone="error">{refusalMessage(session.error)}</Banner>
  if (!session.data) return <PagePlaceholder />
  if (session.data.ownerNeeded) return <Navigate to="/setup" replace />
  if (!session.data.user) return <Navigate to="/sign-in" replace />
  const workspace = lastWorkspace(session.data.workspaces)
  if (workspace) return <Navigate to={`/w/${workspace.id}`} replace />
  return (
    <main>
      <EmptyState
        icon={<LayoutGrid size={20} />}
        title={t('home.none.title')}
        actions={
          <Button variant="primary" onPress={() => setMaking(true)}>
            {shell('workspace.new.create')}
          </Button>
        }
      >
        {t('home.none.body')}
      </EmptyState>
      <NewWorkspaceDialog isOpen={isMaking} onOpenChange={setMaking} />
    </main>
  )
}
