import { api, queryClient } from '#client/api.ts'

/** Why signing in did not work, as a sentence from the server; `wrong` when address or password do not match. */
export type SignInResult = { ok: true } | { ok: false; wrong: boolean; message: string | null }

/** Signs in with an account of this installation. @throws TypeError when the server cannot be reached */
export async function signIn(email: string, password: string): Promise<SignInResult> {
  const answer = await fetch('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) {
    const body: unknown = await answer.json().catch(() => null)
    return { ok: false, wrong: answer.status === 401, message: messageOf(body) }
  }
  await queryClient.fetchQuery(api.session.me.queryOptions(undefined, { staleTime: 0 }))
  return { ok: true }
}

/** Signs out and forgets everything that was loaded. */
export async function signOut(): Promise<void> {
  await fetch('/api/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  queryClient.clear()
}

/** Changes one's own password. @returns why not, or null when it is changed */
export async function changePassword(currentPassword: string, newPassword: string): Promise<SignInResult> {
  const answer = await fetch('/api/auth/change-password', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ currentPassword, newPassword, revokeOtherSessions: true }),
  })
  if (answer.ok) return { ok: true }
  const body: unknown = await answer.json().catch(() => null)
  return { ok: false, wrong: answer.status === 400 || answer.status === 401, message: messageOf(body) }
}

/** The sentence in `{error: {message}}`, as every refusal by REST has it. */
export function messageOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('error' in body)) return null
  const { error } = body
  if (typeof error !== 'object' || error === null || !('message' in error)) return null
  return typeof error.message === 'string' ? error.message : null
}
