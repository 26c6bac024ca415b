import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalMessage } from '#client/api.ts'
import editorStyles from '#client/editor/Editor.module.css'
import { useStore } from '#client/editor/Store.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx'
import type { Person, PresenceState } from './Presence.ts'
import { usePresence } from './usePresence.ts'

/** Who edits when it is not this page, who asks to when it is, and what waits on this device to be brought in. */
export function EditingBanner({ canEdit }: { canEdit: boolean }) {
  const presence = usePresence()
  const state = useStore(presence, (now) => now)
  const kept = useStore(presence.autosave, (save) => (save.kind === 'aside' ? save.changes : 0))
  const [failure, setFailure] = useState<unknown>(null)
  const act = (work: Promise<unknown>) => {
    setFailure(null)
    return work.catch(setFailure)
  }
  const shown = state.editor ? (
    <OtherEdits {...{ state, kept, canEdit, act }} editor={state.editor} />
  ) : state.asking ? (
    <Asking person={state.asking} act={act} />
  ) : kept > 0 && canEdit ? (
    <Kept kept={kept} act={act} />
  ) : null
  if (!shown) return null
  return (
    <div className={editorStyles.banner}>
      {shown}
      {failure !== null && <Banner tone="error">{refusalMessage(failure)}</Banner>}
    </div>
  )
}

type Act = (work: Promise<unknown>) => Promise<unknown>

function OtherEdits(props: { state: PresenceState; editor: Person; kept: number; canEdit: boolean; act: Act }) {
  const { state, editor, kept, canEdit, act } = props
  const { t } = useTranslation('presence')
  const presence = usePresence()
  const [confirming, setConfirming] = useState(false)
  const { name } = editor
  const isMe = editor.userId === presence.me.userId
  const title = isMe ? t('self.title') : t(state.lostTo ? 'lost.title' : 'other.title', { name })
  const about =
    state.asked === 'waiting'
      ? t('other.waiting')
      : state.asked === 'declined'
        ? t('other.declined', { name })
        : t(state.lostTo && !isMe ? 'lost.about' : 'other.about')
  return (
    <>
      <Banner
        title={title}
        actions={
          canEdit && (
            <>
              {!isMe && state.asked !== 'waiting' && (
                <Button size="small" onPress={() => void act(presence.ask())}>
                  {t('ask')}
                </Button>
              )}
              <Button size="small" onPress={() => (isMe ? void act(presence.takeOver()) : setConfirming(true))}>
                {t(isMe ? 'editHere' : 'takeOver')}
              </Button>
            </>
          )
        }
      >
        {about} {kept > 0 && t('kept.about', { count: kept })}
      </Banner>
      <ConfirmDialog
        title={t('takeOver.title')}
        confirmLabel={t('takeOver')}
        isOpen={confirming}
        onOpenChange={setConfirming}
        onConfirm={() => void act(presence.takeOver()).then(() => setConfirming(false))}
      >
        {t('takeOver.about', { name })}
      </ConfirmDialog>
    </>
  )
}

function Asking({ person: { name }, act }: { person: Person; act: Act }) {
  const { t } = useTranslation('presence')
  const presence = usePresence()
  return (
    <Banner
      tone="warn"
      title={t('asking.title', { name })}
      actions={
        <>
          <Button size="small" onPress={() => void act(presence.answer(true))}>
            {t('asking.let')}
          </Button>
          <Button size="small" variant="primary" onPress={() => void act(presence.answer(false))}>
            {t('asking.keep')}
          </Button>
        </>
      }
    >
      {t('asking.about')}
    </Banner>
  )
}

function Kept({ kept, act }: { kept: number; act: Act }) {
  const { t } = useTranslation('presence')
  const presence = usePresence()
  const [confirming, setConfirming] = useState(false)
  return (
    <>
      <Banner
        tone="warn"
        title={t('kept.title', { count: kept })}
        actions={
          <>
            <Button size="small" onPress={() => setConfirming(true)}>
              {t('kept.discard')}
            </Button>
            <Button size="small" variant="primary" onPress={() => void act(presence.bringIn())}>
              {t('kept.bringIn')}
            </Button>
          </>
        }
      >
        {t('kept.when')}
      </Banner>
      <ConfirmDialog
        title={t('kept.discardTitle')}
        confirmLabel={t('kept.discard')}
        isOpen={confirming}
        onOpenChange={setConfirming}
        onConfirm={() => {
          presence.autosave.discardAside()
          setConfirming(false)
        }}
      >
        {t('kept.discardAbout')}
      </ConfirmDialog>
    </>
  )
}
