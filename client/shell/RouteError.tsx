import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRouteError } from 'react-router'
import { isNetworkLoss, refusalMessage } from '#client/api.ts'
import { Button } from '#client/ui/Button.tsx'
import { EmptyState } from '#client/ui/EmptyState.tsx'

/** A page that failed. A page whose code is gone since a new version was installed is cured by loading anew. */
export function RouteError() {
  const error = useRouteError()
  const { t } = useTranslation('ui')
  if (!isNetworkLoss(error)) console.error(error)
  return (
    <div role="alert">
      <EmptyState
        icon={<TriangleAlert size={20} />}
        title={t('error.page')}
        actions={
          <Button variant="primary" onPress={() => window.location.reload()}>
            {t('tryAgain')}
          </Button>
        }
      >
        {refusalMessage(error)}
      </EmptyState>
    </div>
  )
}
