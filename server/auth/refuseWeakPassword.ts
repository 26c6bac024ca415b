import { Refusal } from '#server/refusal.ts'
import { longestPassword, shortestPassword } from '#server/session/password.ts'
import { leakedPasswords } from './leakedPasswords.ts'

/** Refuses a new password that is too short, too long, or known to everybody who guesses. */
export function refuseWeakPassword(password: string, field = 'password'): void {
  if (password.length < shortestPassword) throw new Refusal('auth.shortPassword', { min: shortestPassword }, { field })
  if (password.length > longestPassword) throw new Refusal('auth.longPassword', { max: longestPassword }, { field })
  if (leakedPasswords.has(password.toLowerCase())) throw new Refusal('auth.leakedPassword', {}, { field })
}
