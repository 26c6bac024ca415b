import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '#client/api.ts'
import { speak } from '#client/i18n/language.ts'

/** Who is signed in, and where they may go. The page then speaks their language. */
export function useSession() {
  const session = useQuery(api.session.me.queryOptions(undefined, { staleTime: 60_000 }))
  const language = session.data?.user?.language
  useEffect(() => {
    if (language) void speak(language)
  }, [language])
  return session
}
