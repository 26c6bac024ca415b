import { useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import type { Autosave } from './Autosave.ts'
import styles from './Editor.module.css'
import { AutosaveContext } from './SaveWords.tsx'
import { useStore } from './Store.ts'

/** Somebody saved in between, or the server declined: what happened and what to do. Nothing is lost either way. */
export function ConflictBanner() {
  const autosave = useContext(AutosaveContext)
  return autosave && <Shown autosave={autosave} />
}

function Shown({ autosave }: { autosave: Autosave }) {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const state = useStore(autosave, (save) => save)
  const [acting, setActing] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)

  async function choose(act: () => Promise<void>) {
    setActing(true)
    setFailure(null)
    await act().catch(setFailure)
    setActing(false)
  }

  if (state.kind === 'refused') {
    return (
      <div className={styles.banner}>
        <Banner tone="error" title={t('save.refused')}>
          {state.message}
        </Banner>
      </div>
    )
  }
  if (state.kind !== 'conflict') return null
  const who = state.who || t('conflict.somebody')
  return (
    <div className={styles.banner}>
      <Banner
        tone="warn"
        title={
          state.at ? t('conflict.title', { who, time: format.time(state.at) }) : t('conflict.titleNoTime', { who })
        }
        actions={
          <>
            <Button size="small" isDisabled={acting} onPress={() => void choose(() => autosave.takeTheirs())}>
              {t('conflict.theirs')}
            </Button>
            <Button
              size="small"
              variant="primary"
              isPending={acting}
              onPress={() => void choose(() => autosave.keepMine())}
            >
              {t('conflict.mine')}
            </Button>
          </>
        }
      >
        {failure ? refusalMessage(failure) : t('conflict.about')}
      </Banner>
    </div>
  )
}
