import { CircleCheck, CloudOff, HardDrive, LoaderCircle, TriangleAlert } from 'lucide-react'
import { createContext, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/i18n/useFormat.ts'
import { join } from '#client/ui/join.ts'
import type { Autosave } from './Autosave.ts'
import styles from './SaveWords.module.css'
import { useStore } from './Store.ts'

export const AutosaveContext = createContext<Autosave | null>(null)

/** Whether the server has what is drawn, in words, always: "Saved 14:02". */
export function SaveWords() {
  const autosave = useContext(AutosaveContext)
  return autosave && <Words autosave={autosave} />
}

function Words({ autosave }: { autosave: Autosave }) {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const state = useStore(autosave, (save) => save)
  switch (state.kind) {
    case 'saved':
      return (
        <span className={styles.save} role="status">
          <CircleCheck size={14} aria-hidden="true" />
          {state.at ? t('save.saved', { time: format.time(state.at) }) : t('save.savedAll')}
        </span>
      )
    case 'saving':
      return (
        <span className={styles.save} role="status">
          <LoaderCircle size={14} aria-hidden="true" />
          {t('save.saving')}
        </span>
      )
    case 'offline':
      return (
        <span className={join(styles.save, styles.warn)} role="status">
          <CloudOff size={14} aria-hidden="true" />
          {t('save.offline', { count: state.changes })}
        </span>
      )
    case 'aside':
      return (
        <span className={join(styles.save, styles.warn)} role="status">
          <HardDrive size={14} aria-hidden="true" />
          {t('save.aside', { count: state.changes })}
        </span>
      )
    case 'conflict':
      return (
        <span className={join(styles.save, styles.warn)} role="status">
          <TriangleAlert size={14} aria-hidden="true" />
          {t('save.conflict')}
        </span>
      )
    case 'refused':
      return (
        <span className={join(styles.save, styles.error)} role="status" title={state.message}>
          <TriangleAlert size={14} aria-hidden="true" />
          {t('save.refused')}
        </span>
      )
    default:
      return state satisfies never
  }
}
