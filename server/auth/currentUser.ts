import type { Request, Response } from 'express'
import { type Language, languages } from '#engine/nodes/language.ts'
import type { SignedIn } from '#server/trpc.ts'
import type { Auth } from './auth.ts'
import { headersWithAddress } from './clientAddress.ts'

const longestSession = 30 * 86_400_000

/** Who is signed in, if anybody. Sets the renewed cookie when the session was prolonged. */
export async function currentUser(auth: Auth, request: Request, response: Response): Promise<SignedIn | null> {
  if (!request.headers.cookie?.includes('session_token')) return null
  const { headers, response: found } = await auth.api.getSession({
    headers: headersWithAddress(request),
    returnHeaders: true,
  })
  if (!response.headersSent) for (const cookie of headers.getSetCookie()) response.appendHeader('Set-Cookie', cookie)
  if (!found || Date.now() - found.session.createdAt.getTime() > longestSession) return null
  const { id, name, email, language } = found.user
  return { id, name, email, language: readLanguage(language) }
}

function readLanguage(language: unknown): Language {
  return languages.find((known) => known === language) ?? 'en'
}
