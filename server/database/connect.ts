import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '#generated/prisma/client.ts'

/** One pool, used by Prisma for the ordinary and by SQL files for the hot. */
export interface Database {
  /** int8 and int8[] arrive as numbers: counts and ids stay far below 2^53. */
  pool: pg.Pool
  prisma: PrismaClient
  /** Waits for queries in flight, then ends every connection. */
  close(): Promise<void>
}

export interface ConnectOptions {
  /** Connections at most. */
  connections?: number
  /** Told when an idle connection breaks; the pool opens a new one by itself. */
  onIdleError?: (error: Error) => void
}

// Every index begins with the workspace. For one that the statistics have not met yet the planner expects no rows, takes
// any index for as good as the right one, and joins rows times rows: seconds where it should take a millisecond. So
// statements are planned for workspaces as they are on average. Where the values themselves decide, as in a search, a
// statement asks to be planned for them (planForValues.ts). And because the planner does not see them, a limit that is a
// parameter counts as a tenth of the table: statements say beside it what it can be at most.
const averagePlans = 'set plan_cache_mode = force_generic_plan'

/** Opens a pool lazily: nothing is sent before the first query. */
export function connect(url: string, options: ConnectOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 10,
    connectionTimeoutMillis: 15_000,
    types: { getTypeParser: parserOf },
    onConnect: async (client) => {
      await client.query(averagePlans)
    },
  })
  pool.on('error', (error) => options.onIdleError?.(error))
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    pool,
    prisma,
    async close() {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

const INT8 = 20
const INT8_ARRAY = 1016

function parserOf(oid: number, format?: 'text' | 'binary') {
  if (oid === INT8 && format !== 'binary') return Number
  const parse = pg.types.getTypeParser(oid, format)
  if (oid === INT8_ARRAY && format !== 'binary')
    return (text: string) => (parse(text) as unknown as string[]).map(Number)
  return parse
}
