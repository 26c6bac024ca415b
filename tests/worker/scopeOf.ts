import { pino } from 'pino'
import type { Scope } from '#server/scope.ts'
import type { TestDatabase } from '#tests/support/database.ts'
import { signingKey, type World } from './world.ts'

/** What the server's verbs are given by the owner of a world. */
export function scopeOf(db: TestDatabase, { workspaceId, crew }: World): Scope {
  return {
    database: { pool: db.pool, prisma: db.prisma, close: async () => undefined },
    workspaceId,
    role: 'owner',
    actor: { kind: 'user', id: crew.owner, name: 'Olli' },
    language: 'en',
    publicUrl: 'https://polku.example',
    signingKey,
    log: pino({ level: 'silent' }),
  }
}
