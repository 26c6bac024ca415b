import { z } from 'zod'
import { CursorInt, CursorMoment } from '#server/cursor.ts'

/** One way to sort people: its columns in SQL, and the position of a row as a cursor keeps it. */
interface Sort {
  /** Columns of the order, the last one unique. Indexes of the table prospect hold exactly these. */
  readonly columns: readonly string[]
  /** The same as JSON keeps them without loss, and back. */
  readonly position: readonly string[]
  readonly places: readonly string[]
  readonly cursor: z.ZodType<readonly (string | number)[]>
}

const id = z.number().int()
const Text = z.string().max(1000)

// Å, Ä and Ö stand at the end of the alphabet, as Finnish and Swedish readers look for them.
const alphabet = 'collate "fi-x-icu"'

export const prospectSorts: Readonly<Record<'created' | 'name' | 'company' | 'score', Sort>> = {
  created: {
    columns: ['p.created_at', 'p.id'],
    position: [`to_char(p.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`, 'p.id'],
    places: ['timestamptz', 'bigint'],
    cursor: z.tuple([CursorMoment, id]),
  },
  name: {
    columns: [`p.last_name ${alphabet}`, `p.first_name ${alphabet}`, 'p.id'],
    position: ['p.last_name', 'p.first_name', 'p.id'],
    places: [`text ${alphabet}`, `text ${alphabet}`, 'bigint'],
    cursor: z.tuple([Text, Text, id]),
  },
  company: {
    columns: [`p.company ${alphabet}`, 'p.id'],
    position: ['p.company', 'p.id'],
    places: [`text ${alphabet}`, 'bigint'],
    cursor: z.tuple([Text, id]),
  },
  score: {
    columns: ['p.score', 'p.id'],
    position: ['p.score', 'p.id'],
    places: ['int', 'bigint'],
    cursor: z.tuple([CursorInt, id]),
  },
}
