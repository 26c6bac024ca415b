import { z } from 'zod'

/** From least to most: sellers act on leads, marketers on all but members, keys and the workspace itself. */
export const roles = ['viewer', 'sales', 'marketer', 'owner'] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

export function roleReaches(role: Role, atLeast: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(atLeast)
}
