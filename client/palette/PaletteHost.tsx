import { lazy, Suspense, useEffect, useMemo } from 'react'
import { useNavigate } from 'react-router'
import { commandOfStroke } from '#client/commands/commandOfStroke.ts'
import { type WorkspaceContext, workspaceCommands } from '#client/commands/workspaceCommands.ts'
import { useStore } from '#client/editor/Store.ts'
import { PauseSendingDialog, usePauseSending } from '#client/shell/PauseSending.tsx'
import { useTheme } from '#client/shell/theme.ts'
import { roleReaches, useWorkspace } from '#client/shell/workspace.ts'
import { paletteState } from './paletteState.ts'

const CommandPalette = lazy(async () => ({ default: (await import('./CommandPalette.tsx')).CommandPalette }))
const ShortcutSheet = lazy(async () => ({
  default: (await import('#client/editor/ShortcutSheet.tsx')).ShortcutSheet,
}))

/** A dialog keeps the keys to itself. */
const dialogs = '[role="dialog"], [role="alertdialog"]'

/** The palette and its key on every page of a workspace, and what its commands open. */
export function PaletteHost() {
  const { id, role, sending } = useWorkspace()
  const navigate = useNavigate()
  const { choose } = useTheme()
  const { mutate: pause } = usePauseSending()
  const shown = useStore(paletteState, (state) => state.shown)
  const context = useMemo<WorkspaceContext>(
    () => ({
      can: (atLeast) => roleReaches(role, atLeast),
      sendingPaused: sending.state === 'paused',
      go: (page) => void navigate(`/w/${id}/${page}`),
      show: (what) => paletteState.set({ shown: what }),
      resumeSending: () => pause(false),
      chooseTheme: choose,
    }),
    [id, role, sending.state, navigate, pause, choose],
  )

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || (event.target as HTMLElement).closest(dialogs)) return
      const command = commandOfStroke(workspaceCommands, event, 'page')
      if (!command) return
      event.preventDefault()
      command.run(context)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [context])

  const close = () => paletteState.set({ shown: null })
  return (
    <>
      <Suspense>
        {shown === 'palette' && <CommandPalette context={context} />}
        {shown === 'shortcuts' && <ShortcutSheet onClose={close} />}
      </Suspense>
      <PauseSendingDialog isOpen={shown === 'pauseSending'} onOpenChange={(open) => !open && close()} />
    </>
  )
}
