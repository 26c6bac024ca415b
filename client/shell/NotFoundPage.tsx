import { MapPinOff } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#client/ui/Button.tsx'
import { EmptyState } from '#client/ui/EmptyState.tsx'

/** No page has this address. */
export function NotFoundPage() {
  const { t } = useTranslation('shell')
  useEffect(() => {
    document.title = `${t('notFound.title')} · Polku`
  }, [t])
  return (
    <EmptyState
      icon={<MapPinOff size={20} />}
      title={t('notFound.title')}
      level={1}
      actions={<ButtonLink to="/">{t('notFound.home')}</ButtonLink>}
    >
      {t('notFound.body')}
    </EmptyState>
  )
}
