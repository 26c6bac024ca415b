import { useTranslation } from 'react-i18next'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import styles from './Frame.module.css'
import { usePauseSending } from './PauseSending.tsx'
import { useCan } from './workspace.ts'

/** On every page while nothing is sent, with the way back. */
export function SendingBanner() {
  const { t } = useTranslation('shell')
  const resume = usePauseSending()
  const may = useCan('marketer')
  return (
    <div className={styles.notice}>
      <Banner
        tone="warn"
        title={t('sending.paused')}
        actions={
          may && (
            <Button size="small" isPending={resume.isPending} onPress={() => resume.mutate(false)}>
              {t('sending.resume')}
            </Button>
          )
        }
      >
        {t('sending.paused.body')}
      </Banner>
    </div>
  )
}
