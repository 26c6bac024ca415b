import { QueryClientProvider } from '@tanstack/react-query'
import { I18nProvider } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { RouterProvider } from 'react-router'
import { queryClient } from './api.ts'
import { currentLanguage, locales } from './i18n/language.ts'
import { router } from './routes/router.tsx'
import { ToastRegion } from './ui/Toast.tsx'

/** The whole client: what every page stands on, and the pages by address. */
export function App() {
  useTranslation()
  return (
    <I18nProvider locale={locales[currentLanguage()]}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <ToastRegion />
      </QueryClientProvider>
    </I18nProvider>
  )
}
