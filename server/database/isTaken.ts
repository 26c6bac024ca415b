/** Did a statement fail because a unique key is taken already? SQLSTATE 23505; Prisma calls it P2002. */
export function isTaken(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return code === '23505' || code === 'P2002'
}
