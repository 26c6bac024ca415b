import type { Language } from '#engine/nodes/language.ts'
import { createUser } from '#server/auth/createUser.ts'
import { refuseWeakPassword } from '#server/auth/refuseWeakPassword.ts'
import type { Database } from '#server/database/connect.ts'
import { Refusal } from '#server/refusal.ts'

export interface OwnerInput {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly workspaceName: string
  readonly language: Language
}

const ownerLock = 72_707_371

/** The first account and its workspace, while nobody has one. */
export async function createOwner({ prisma }: Database, input: OwnerInput): Promise<{ workspaceId: number }> {
  refuseWeakPassword(input.password)
  return prisma.$transaction(async (tx) => {
    // Two people who set it up at once: the second waits, and is then refused.
    await tx.$executeRaw`select pg_advisory_xact_lock(${ownerLock})`
    if (await tx.user.findFirst({ select: { id: true } })) throw new Refusal('owner.exists')
    const userId = await createUser(tx, input)
    const workspace = await tx.workspace.create({
      data: {
        name: input.workspaceName,
        language: input.language,
        members: { create: { userId, role: 'owner' } },
      },
      select: { id: true },
    })
    return { workspaceId: workspace.id }
  })
}
