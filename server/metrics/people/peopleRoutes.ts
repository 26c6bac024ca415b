import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import express from 'express'
import { z } from 'zod'
import type { Auth } from '#server/auth/auth.ts'
import type { Installation } from '#server/http/createContext.ts'
import { memberScope } from '#server/http/memberScope.ts'
import { exportPeople } from './exportPeople.ts'
import { peopleInput } from './PeopleAsk.ts'

/** Everything in an address is text. */
const fromText = z.preprocess(
  (query) => ({
    ...(query as Record<string, unknown>),
    ...numbersOf(query as Record<string, unknown>, ['days', 'version', 'since', 'minScore']),
  }),
  z.object(peopleInput),
)

/** GET /download/people.csv?workspaceId=1&programId=2&nodeId=…&measure=waiting: the people behind a number, for those who
 *  may take people out of the house. */
export function peopleRoutes(auth: Auth, installation: Installation): express.Router {
  const routes = express.Router()
  routes.get('/download/people.csv', async (request, response) => {
    const scope = await memberScope(auth, installation, request, response, 'marketer')
    const ask = fromText.parse({ ...request.query })
    const rows = await exportPeople(scope, ask)
    response.attachment(`${ask.nodeId}-${ask.measure}.csv`)
    response.type('text/csv; charset=utf-8')
    response.setHeader('Cache-Control', 'private, no-store')
    await pipeline(Readable.from(rows), response)
  })
  return routes
}

function numbersOf(query: Record<string, unknown>, names: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    names.flatMap((name) => (typeof query[name] === 'string' ? [[name, Number(query[name])]] : [])),
  )
}
