import { useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { MergeDialog } from '#client/presence/MergeDialog.tsx'
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
  const { t } = useTranslation(['editor', 'presence'])
  const format = useFormat()
  const state = useStore(autosave, (save) => save)
  const [acting, setActing] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [comparing, setComparing] = useState(false)

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
        title={t('conflict.title', { who, time: format.time(state.at) })}
        actions={
          <>
            <Button size="small" isPending={acting} onPress={() => void choose(() => autosave.takeTheirs())}>
              {t('conflict.theirs')}
            </Button>
            <Button size="small" variant="primary" isDisabled={acting} onPress={() => setComparing(true)}>
              {t('presence:merge.open')}
            </Button>
          </>
        }
      >
        {failure ? refusalMessage(failure) : t('conflict.about')}
      </Banner>
      {comparing && (
        <MergeDialog autosave={autosave} who={who} three={state.three} onClose={() => setComparing(false)} />
      )}
    </div>
  )
}
