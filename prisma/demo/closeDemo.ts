import { verifyPassword } from '#server/auth/passwordHash.ts'
import type { Database } from '#server/database/connect.ts'
import { signIn } from '../seed.ts'

// The demo's password is printed in our documentation. An installation that opens to the world after a first look on
// one's own machine must not let the world in by it; and nothing that was tried in the demo should be lost for that.

const SETTING = 'demoClosed'

/** Account id to password hash, kept until the demo is opened again. */
type Closed = Record<string, string>

/** Takes the published password, and whoever is signed in by it, off the demo's accounts. Changed passwords stay. */
export async function closeDemo({ prisma }: Database): Promise<void> {
  if (!(await prisma.setting.findUnique({ where: { name: 'demo' } }))) return
  const domain = signIn.email.slice(signIn.email.indexOf('@'))
  const accounts = await prisma.account.findMany({
    where: { user: { email: { endsWith: domain } }, password: { not: null } },
  })
  for (const { id, userId, password } of accounts) {
    if (!password || !(await verifyPassword({ hash: password, password: signIn.password }))) continue
    const closed = { ...(await readClosed(prisma)), [id]: password }
    await prisma.$transaction([
      prisma.setting.upsert({
        where: { name: SETTING },
        create: { name: SETTING, value: closed },
        update: { value: closed },
      }),
      prisma.account.update({ where: { id }, data: { password: null } }),
      prisma.session.deleteMany({ where: { userId } }),
    ])
  }
}

/** Undoes closeDemo. */
export async function reopenDemo({ prisma }: Database): Promise<void> {
  const closed = await readClosed(prisma)
  await prisma.$transaction([
    ...Object.entries(closed).map(([id, password]) =>
      prisma.account.updateMany({ where: { id, password: null }, data: { password } }),
    ),
    prisma.setting.deleteMany({ where: { name: SETTING } }),
  ])
}

async function readClosed(prisma: Database['prisma']): Promise<Closed> {
  const setting = await prisma.setting.findUnique({ where: { name: SETTING } })
  return (setting?.value ?? {}) as Closed
}
