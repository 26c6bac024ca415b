import { RouterProvider as AriaRouterProvider } from 'react-aria-components'
import { Outlet, useHref, useNavigate, useNavigation } from 'react-router'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import styles from './Root.module.css'

/** What all pages share: links inside menus go through the router, a bar shows that the next page is on its way. */
export function Root() {
  const navigate = useNavigate()
  const isLoading = useNavigation().state === 'loading'
  return (
    <AriaRouterProvider navigate={navigate} useHref={useHref}>
      {isLoading && <div className={styles.progress} aria-hidden="true" />}
      <ConnectionBanner />
      <Outlet />
    </AriaRouterProvider>
  )
}
