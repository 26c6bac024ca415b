import i18next, { type TFunction } from 'i18next'
import { useSyncExternalStore } from 'react'
import type { English } from './messages/en.ts'

const subscribe = (reader: () => void) => {
  i18next.on('languageChanged', reader)
  return () => i18next.off('languageChanged', reader)
}
const read = () => i18next.language

/** The language of the page; who asks is drawn again when it changes. */
export const useLanguage = (): string => useSyncExternalStore(subscribe, read)

const made = new Map<string, unknown>()

/** The texts of one namespace, for what is on the page hundreds of times: it costs a fraction of useTranslation. */
export function useTexts<Namespace extends keyof English>(namespace: Namespace): TFunction<Namespace> {
  const key = `${useLanguage()} ${namespace}`
  const texts = (made.get(key) ?? i18next.getFixedT(null, namespace)) as TFunction<Namespace>
  made.set(key, texts)
  return texts
}
