import { createContext, useContext, useEffect, useState } from 'react'
import { client } from '#client/api.ts'
import type { Autosave } from '#client/editor/Autosave.ts'
import { useStore } from '#client/editor/Store.ts'
import { Presence, type PresencePort } from './Presence.ts'
import { tab } from './tab.ts'

export const PresenceContext = createContext<Presence | null>(null)

/** This page among those that have the program open, for as long as it stands. */
export function useOpenPresence(
  at: { readonly workspaceId: number; readonly programId: number },
  autosave: Autosave,
  userId: string,
): Presence {
  const [presence] = useState(() => new Presence({ tab, userId }, autosave, serverPort(at)))
  useEffect(() => {
    presence.start()
    const look = () => (document.visibilityState === 'visible' ? presence.show() : presence.hide())
    const leave = () => presence.stop()
    const back = ({ persisted }: PageTransitionEvent) => persisted && presence.start()
    document.addEventListener('visibilitychange', look)
    window.addEventListener('pagehide', leave)
    window.addEventListener('pageshow', back)
    return () => {
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('pageshow', back)
      presence.stop()
    }
  }, [presence])
  return presence
}

export function usePresence(): Presence {
  const presence = useContext(PresenceContext)
  if (!presence) throw new Error('This part of the page stands outside the program editor.')
  return presence
}

/** Whether another page edits the program, so that this one only looks on. */
export function useLooksOn(presence: Presence): boolean {
  const other = useStore(presence, ({ editor }) => editor !== null)
  const aside = useStore(presence.autosave, ({ kind }) => kind === 'aside')
  return other || aside
}

function serverPort({ workspaceId, programId }: { workspaceId: number; programId: number }): PresencePort {
  const open = { workspaceId, programId, tab }
  return {
    watch(hear) {
      const subscription = client.presence.watch.subscribe(open, { onData: hear })
      return () => subscription.unsubscribe()
    },
    attend: () => client.presence.attend.mutate(open),
    // The page may be gone before an answer comes; such a request outlives it.
    leave() {
      void fetch('/trpc/presence.leave', {
        method: 'POST',
        keepalive: true,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(open),
      }).catch(() => undefined)
    },
    edit: (takeOver) => client.presence.edit.mutate({ ...open, takeOver }),
    ask: () => client.presence.ask.mutate(open),
    answer: (to, lets) => client.presence.answer.mutate({ ...open, to, lets }),
  }
}
