import type { Request, Response } from 'express'
import type { Auth } from '#server/auth/auth.ts'
import { currentUser } from '#server/auth/currentUser.ts'
import { Tab } from '#server/presence/lease.ts'
import { appRouter } from '#server/router.ts'
import type { Context } from '#server/trpc.ts'
import { browserLanguage } from './browserLanguage.ts'
import { requestIdOf } from './requestLog.ts'

/** What does not change from request to request. */
export type Installation = Pick<Context, 'database' | 'publicUrl' | 'signingKey' | 'demo' | 'log'>

/** Makes the context of a tRPC request. */
export function createContext(auth: Auth, installation: Installation) {
  return async ({ req, res }: { req: Request; res: Response }): Promise<Context> => {
    const user = await currentUser(auth, req, res)
    return {
      ...installation,
      user,
      tab: tabOf(req),
      language: user?.language ?? browserLanguage(req.headers['accept-language']),
      requestId: requestIdOf(res),
      fieldsOf,
    }
  }
}

/** What a page calls itself in the header polku-tab. */
function tabOf(request: Request): string | null {
  const { data } = Tab.safeParse(request.headers['polku-tab'])
  return data ?? null
}

const known = new Map<string, ReadonlySet<string> | null>()

/** The names of all fields that a procedure takes, by its path; null when one of its inputs is not an object. */
export function fieldsOf(path: string): ReadonlySet<string> | null {
  const found = known.get(path)
  if (found !== undefined) return found
  const procedure = (appRouter._def.procedures as unknown as Record<string, { _def: { inputs: unknown[] } }>)[path]
  const shapes = (procedure?._def.inputs ?? []).map((input) => (input as { shape?: Record<string, unknown> }).shape)
  const fields = shapes.every((shape) => shape !== undefined)
    ? new Set(shapes.flatMap((shape) => Object.keys(shape ?? {})))
    : null
  if (procedure) known.set(path, fields)
  return fields
}
