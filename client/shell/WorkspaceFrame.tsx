import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, Outlet, useLocation, useMatches, useParams } from 'react-router'
import { api, refusalMessage, refusalOf } from '#client/api.ts'
import { ZoneContext } from '#client/i18n/useFormat.ts'
import { PaletteHost } from '#client/palette/PaletteHost.tsx'
import type { PageHandle } from '#client/routes/router.tsx'
import { rememberWorkspace } from '#client/session/lastWorkspace.ts'
import { signInPath } from '#client/session/nextPath.ts'
import { useSession } from '#client/session/useSession.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { BottomBar } from './BottomBar.tsx'
import styles from './Frame.module.css'
import { NoWorkspacePage } from './NoWorkspacePage.tsx'
import { PagePlaceholder } from './PagePlaceholder.tsx'
import { SendingBanner } from './SendingBanner.tsx'
import { SideBar } from './SideBar.tsx'
import { TopBar } from './TopBar.tsx'
import { useTitleFocus } from './useTitleFocus.ts'
import { WorkspaceContext } from './workspace.ts'

/** A workspace and everything around its pages: navigation, clock, notifications, account. */
export function WorkspaceFrame() {
  const { t } = useTranslation('shell')
  const workspaceId = Number(useParams().workspaceId)
  const location = useLocation()
  const session = useSession()
  const isSignedIn = Boolean(session.data?.user)
  const workspace = useQuery(
    api.workspace.get.queryOptions({ workspaceId }, { enabled: isSignedIn && workspaceId > 0, staleTime: 30_000 }),
  )
  const main = useRef<HTMLElement>(null)
  useTitleFocus(main)
  const bleed = useMatches().some((match) => (match.handle as PageHandle | undefined)?.bleed)
  const loaded = workspace.data
  const loadedAt = workspace.dataUpdatedAt
  const state = useMemo(
    () => loaded && { workspace: loaded, aheadMs: new Date(loaded.now).getTime() - loadedAt },
    [loaded, loadedAt],
  )
  useEffect(() => {
    if (loaded) rememberWorkspace(loaded.id)
  }, [loaded])

  if (session.data && !session.data.user)
    return <Navigate to={signInPath(location.pathname, location.search)} replace />
  if (!(workspaceId > 0) || refusalOf(workspace.error)?.code === 'notFound.workspace') return <NoWorkspacePage />
  const failure = session.error ?? workspace.error

  return (
    <WorkspaceContext value={state ?? null}>
      <ZoneContext value={loaded?.timeZone}>
        <div className={styles.frame}>
          <a href="#main" className={styles.skip}>
            {t('skip')}
          </a>
          {state ? <SideBar narrow={bleed} /> : <div className={styles.sideBlank} />}
          <div className={styles.column}>
            {state ? <TopBar /> : <div className={styles.topBlank} />}
            {loaded && loaded.sending.state !== 'on' && <SendingBanner sending={loaded.sending} />}
            <main ref={main} id="main" tabIndex={-1} className={styles.main}>
              {failure && !state && <Banner tone="error">{refusalMessage(failure)}</Banner>}
              {state ? <Outlet key={workspaceId} /> : !failure && <PagePlaceholder />}
            </main>
            {state && <BottomBar />}
          </div>
          {state && <PaletteHost />}
        </div>
      </ZoneContext>
    </WorkspaceContext>
  )
}
