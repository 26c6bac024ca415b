import { Ban, Check, CircleDot, type LucideIcon, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import styles from './PathPanel.module.css'
import type { Sign } from './stopWords.ts'

const icons: Readonly<Record<Sign, LucideIcon>> = { yes: Check, no: X, stop: Ban, here: CircleDot }

/** ✓, ✗, not sent or standing here; said in words to who does not see it. */
export function PathSign({ sign }: { sign: Sign }) {
  const { t } = useTranslation('path')
  const Icon = icons[sign]
  return <Icon size={14} className={styles[`${sign}Sign`]} role="img" aria-label={t(`sign.${sign}`)} />
}
