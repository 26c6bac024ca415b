import type { Context, SignedIn } from '#server/trpc.ts'
import type { Role } from '#server/workspace/role.ts'

export interface SessionView {
  readonly user: SignedIn | null
  readonly workspaces: readonly {
    readonly id: number
    readonly name: string
    readonly role: Role
    readonly sandbox: boolean
  }[]
  /** Nobody has an account yet: ask for the owner's. */
  readonly ownerNeeded: boolean
  /** What the sign-in page of a demo offers. */
  readonly demo: { readonly email: string; readonly password: string } | null
}

/** Who is asking, and which workspaces they belong to. */
export async function describeSession({ database, user, demo }: Context): Promise<SessionView> {
  if (!user)
    return {
      user: null,
      workspaces: [],
      ownerNeeded: !(await database.prisma.user.findFirst({ select: { id: true } })),
      demo,
    }
  const members = await database.prisma.member.findMany({
    where: { userId: user.id },
    select: { role: true, workspace: { select: { id: true, name: true, sandbox: true } } },
    orderBy: { workspaceId: 'asc' },
  })
  return { user, workspaces: members.map(({ role, workspace }) => ({ ...workspace, role })), ownerNeeded: false, demo }
}
