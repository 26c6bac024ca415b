import { Lock } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#client/ui/Button.tsx'
import { EmptyState } from '#client/ui/EmptyState.tsx'

/** No workspace has this address, or it is not the reader's. */
export function NoWorkspacePage() {
  const { t } = useTranslation('shell')
  useEffect(() => {
    document.title = `${t('workspace.missing.title')} · Polku`
  }, [t])
  return (
    <main>
      <EmptyState
        icon={<Lock size={20} />}
        title={t('workspace.missing.title')}
        level={1}
        actions={<ButtonLink to="/">{t('notFound.home')}</ButtonLink>}
      >
        {t('workspace.missing.body')}
      </EmptyState>
    </main>
  )
}
