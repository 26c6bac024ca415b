import type { Scope } from '#server/scope.ts'
import type { Role } from './role.ts'

export interface MemberView {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly role: Role
}

export async function listMembers({ database, workspaceId }: Scope): Promise<MemberView[]> {
  const members = await database.prisma.member.findMany({
    where: { workspaceId },
    select: { role: true, user: { select: { id: true, name: true, email: true } } },
    orderBy: { createdAt: 'asc' },
  })
  return members.map(({ role, user }) => ({ userId: user.id, name: user.name, email: user.email, role }))
}
