import { createContext, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Format, makeFormat } from './format.ts'
import { currentLanguage } from './language.ts'

/** The IANA zone that moments are shown in: the workspace's, or the browser's outside of one. */
export const ZoneContext = createContext<string | undefined>(undefined)

/** Dates and numbers in the reader's language and the workspace's time zone. */
export function useFormat(): Format {
  const zone = useContext(ZoneContext)
  const { i18n } = useTranslation()
  const language = i18n.language
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language is what currentLanguage reads
  return useMemo(() => makeFormat(currentLanguage(), zone), [language, zone])
}
