import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** CodeMirror's own words in the reader's language, by their English. */
export function useCodeWords(): Readonly<Record<string, string>> {
  const { t } = useTranslation('editor')
  return useMemo(
    () => ({
      Completions: t('code.completions'),
      Diagnostics: t('code.diagnostics'),
      'No diagnostics': t('code.noDiagnostics'),
      close: t('code.close'),
      'Selection deleted': t('code.deleted'),
      'Control character': t('code.control'),
    }),
    [t],
  )
}
