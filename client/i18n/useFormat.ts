import { createContext, useContext, useMemo } from 'react'
import type { Language } from '#engine/nodes/language.ts'
import { type Format, makeFormat } from './format.ts'
import { currentLanguage } from './language.ts'
import { useLanguage } from './useTexts.ts'

/** The IANA zone that moments are shown in: the workspace's, or the browser's outside of one. */
export const ZoneContext = createContext<string | undefined>(undefined)

/** Dates and numbers in the reader's language and the workspace's time zone. */
export function useFormat(): Format {
  const zone = useContext(ZoneContext)
  const language = useLanguage()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language is what currentLanguage reads
  return useMemo(() => formatFor(currentLanguage(), zone), [language, zone])
}

const made = new Map<string, Format>()

/** Formatters are dear to make: hundreds of cards share one. */
function formatFor(language: Language, zone: string | undefined): Format {
  const key = `${language} ${zone}`
  const format = made.get(key) ?? makeFormat(language, zone)
  made.set(key, format)
  return format
}
