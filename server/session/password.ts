import { z } from 'zod'
import { reason } from '#server/refuseInput.ts'

export const shortestPassword = 8
export const longestPassword = 128

/** A new password. Its length is looked at before anything is hashed. */
export const Password = z
  .string()
  .min(shortestPassword, reason('auth.shortPassword', { min: shortestPassword }))
  .max(longestPassword, reason('auth.longPassword', { max: longestPassword }))
