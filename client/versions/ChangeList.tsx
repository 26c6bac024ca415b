import { ArrowLeftRight, Minus, Pencil, Plus, Users } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/i18n/useFormat.ts'
import { join } from '#client/ui/join.ts'
import { Switch } from '#client/ui/Switch.tsx'
import styles from './ChangeList.module.css'
import type { ToldChange } from './useChanges.ts'

export const signIcons = { added: Plus, removed: Minus, changed: Pencil, moved: ArrowLeftRight } as const

export interface ChangeListProps {
  changes: readonly ToldChange[]
  /** Who made a change, in words; null when nobody knows. */
  authorsOf?: (change: ToldChange) => string | null
  /** The change that one looks at. */
  current?: string | null
  /** Shows a change where it is drawn. */
  onGo?: (change: ToldChange) => void
}

/** What differs, as sentences along the flow. What moves nobody is folded away. */
export function ChangeList({ changes, authorsOf, current, onGo }: ChangeListProps) {
  const { t } = useTranslation('versions')
  const [quietShown, setQuietShown] = useState(false)
  const telling = changes.filter(({ isQuiet }) => !isQuiet)
  const quiet = changes.filter(({ isQuiet }) => isQuiet)
  return (
    <div className={styles.stack}>
      {changes.length === 0 && <p className={styles.none}>{t('changes.none')}</p>}
      {changes.length > 0 && telling.length === 0 && <p className={styles.none}>{t('changes.onlyQuiet')}</p>}
      <ul className={styles.list} aria-label={t('changes.title')}>
        {[...telling, ...(quietShown ? quiet : [])].map((change) => (
          <li key={change.id} data-change={change.id}>
            <ChangeRow
              change={change}
              by={authorsOf?.(change) ?? null}
              isCurrent={current === change.id}
              onGo={onGo && change.nodeId !== null ? () => onGo(change) : undefined}
            />
          </li>
        ))}
      </ul>
      {quiet.length > 0 && (
        <Switch label={t('changes.quiet', { count: quiet.length })} isSelected={quietShown} onChange={setQuietShown} />
      )}
    </div>
  )
}

interface ChangeRowProps {
  change: ToldChange
  by: string | null
  isCurrent: boolean
  onGo: (() => void) | undefined
}

function ChangeRow({ change, by, isCurrent, onGo }: ChangeRowProps) {
  const { t } = useTranslation('versions')
  const { said } = change
  return (
    <div className={join(styles.row, isCurrent && styles.current)} aria-current={isCurrent || undefined}>
      <SignBadge sign={change.sign} />
      <div className={styles.words}>
        {onGo ? (
          <button
            type="button"
            className={styles.about}
            title={t('changes.showOn', { name: said.about })}
            onClick={onGo}
          >
            {said.about}
          </button>
        ) : (
          <span className={styles.about}>{said.about}</span>
        )}
        {said.details.length > 0 && (
          <ul className={styles.details}>
            {said.details.map((detail, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two rows of one list may say the same
              <li key={index}>{detail}</li>
            ))}
          </ul>
        )}
        <ChangeFoot change={change} by={by} />
      </div>
    </div>
  )
}

function ChangeFoot({ change: { people }, by }: Pick<ChangeRowProps, 'change' | 'by'>) {
  const { t } = useTranslation('versions')
  const format = useFormat()
  if (people === 0 && by === null) return null
  return (
    <span className={styles.foot}>
      {people > 0 && (
        <span className={styles.people}>
          <Users size={12} aria-hidden="true" />
          {t('changes.people', { count: people, number: format.number(people) })}
        </span>
      )}
      {by !== null && <span>{t('changes.by', { names: by })}</span>}
    </span>
  )
}

/** Added, removed, changed or moved: a sign, a colour and a word. */
export function SignBadge({ sign }: { sign: keyof typeof signIcons }) {
  const { t } = useTranslation('versions')
  const Icon = signIcons[sign]
  return (
    <span className={join(styles.sign, styles[sign])}>
      <Icon size={12} strokeWidth={2.5} aria-hidden="true" />
      {t(`sign.${sign}`)}
    </span>
  )
}
