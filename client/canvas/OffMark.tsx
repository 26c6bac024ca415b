import { PowerOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import styles from './OffMark.module.css'

/** Over the card of a step that is switched off: hatching, and the word. */
export function OffMark() {
  const { t } = useTranslation('moves')
  return (
    <span className={styles.mark} aria-hidden="true">
      <span className={styles.word}>
        <PowerOff size={12} />
        {t('off.word')}
      </span>
    </span>
  )
}
