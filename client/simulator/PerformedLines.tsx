import { Mail, MailX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/i18n/useFormat.ts'
import type { Performed } from '#engine/simulate/beat.ts'
import styles from './Simulation.module.css'
import type { SimulationWords } from './useSimulationWords.ts'

interface PerformedLinesProps {
  performed: readonly Performed[]
  nodeId: string
  words: SimulationWords
  onMail: (performed: Performed) => void
}

/** What a step asked of the world, where its name alone does not say it. */
export function PerformedLines({ performed, nodeId, words, onMail }: PerformedLinesProps) {
  const { t } = useTranslation('simulation')
  const format = useFormat()
  return performed.map((one, n) => {
    const { effect, mail, score } = one
    if (effect.kind === 'email.send' && mail) {
      const Icon = mail.blockedFor ? MailX : Mail
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: an effect is its place in the visit
        <div key={n} className={styles.mail}>
          <Icon size={14} aria-hidden="true" className={mail.blockedFor ? styles.unmet : undefined} />
          <span>
            {mail.blockedFor
              ? t(`blocked.${mail.blockedFor}`)
              : mail.deferredFor
                ? t(`deferred.${mail.deferredFor}`, { at: format.dateTime(mail.at) })
                : t('goesOut', { at: format.time(mail.at) })}{' '}
            {words.isTested(nodeId) && (
              <span className={styles.found}>{t('version', { variant: words.variant(nodeId, effect.variantId) })}</span>
            )}
          </span>
          <button type="button" className={styles.open} onClick={() => onMail(one)}>
            {t('openEmail')}
          </button>
        </div>
      )
    }
    if (score) {
      const by = format.signed(score.to - score.from)
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: an effect is its place in the visit
        <p key={n} className={styles.detail}>
          {t('score', { from: format.number(score.from), to: format.number(score.to), by })}
        </p>
      )
    }
    return null
  })
}
