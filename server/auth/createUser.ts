import { randomUUID } from 'node:crypto'
import type { Language } from '#engine/nodes/language.ts'
import type { Prisma } from '#generated/prisma/client.ts'
import { hashPassword } from './passwordHash.ts'

export interface NewUser {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly language: Language
}

/** The only way an account comes to be: by first-owner set-up, by invitation, or for the demo. The rows are those that
 *  better-auth signs in with. @returns the user's id */
export async function createUser(prisma: Prisma.TransactionClient, user: NewUser): Promise<string> {
  const id = randomUUID()
  await prisma.user.create({
    data: {
      id,
      name: user.name,
      email: user.email.trim().toLowerCase(),
      emailVerified: true,
      language: user.language,
      accounts: {
        create: {
          id: randomUUID(),
          accountId: id,
          providerId: 'credential',
          password: await hashPassword(user.password),
        },
      },
    },
  })
  return id
}
