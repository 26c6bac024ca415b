import { initTRPC } from '@trpc/server'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Language } from '#engine/nodes/language.ts'
import type { Database } from '#server/database/connect.ts'
import { describeError } from '#server/describeError.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { enterWorkspace } from '#server/workspace/enterWorkspace.ts'
import type { Role } from '#server/workspace/role.ts'

// R1. There is no transformer: inputs and outputs are plain JSON. Moments travel as ISO 8601 strings in UTC
//     ("2026-11-21T08:00:00.000Z"), ids as numbers (users' as strings), and absent values as null.
// R2. A procedure names what it takes and calls one verb. Logic lives in the verb, which the REST API calls too.
// R3. Clients send queries and mutations by POST (methodOverride), subscriptions by EventSource.

export interface SignedIn {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly language: Language
}

/** What a request brings along. */
export interface Context {
  readonly database: Database
  readonly user: SignedIn | null
  /** The open page of a browser that asks, as it calls itself (header polku-tab). */
  readonly tab?: string | null
  /** The user's language, else the browser's. */
  readonly language: Language
  readonly publicUrl: string
  readonly signingKey: string
  /** The account that the sign-in page offers, on a demo installation. */
  readonly demo: { readonly email: string; readonly password: string } | null
  readonly requestId: string
  readonly log: Logger
  /** The field names that a procedure takes, or null when it takes any. */
  fieldsOf(path: string): ReadonlySet<string> | null
}

interface Meta {
  /** Who may call it: anybody, anybody who has signed in, or a member with at least this role. */
  readonly who: 'anybody' | 'user' | Role
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    defaultMeta: { who: 'anybody' },
    errorFormatter({ shape, error, ctx }) {
      const refusal = describeError(error, ctx?.language ?? 'en', ctx?.requestId)
      return {
        ...shape,
        message: refusal.shape.message,
        data: { code: shape.data.code, httpStatus: refusal.status, path: shape.data.path, refusal: refusal.shape },
      }
    },
    // Whoever watches is asked again every five minutes who they are.
    sse: {
      maxDurationMs: 300_000,
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 40_000 },
    },
  })

export const router = t.router

/** What a browser adds when it takes up a broken subscription again. */
const resumed = 'lastEventId'

/** A field that nobody asked for is refused, not dropped: a misspelt or smuggled one is then seen. */
const knownFields = t.middleware(async ({ ctx, path, type, getRawInput, next }) => {
  const known = ctx.fieldsOf(path)
  const raw = await getRawInput()
  if (known && typeof raw === 'object' && raw !== null) {
    const stranger = Object.keys(raw).find((name) => !known.has(name) && !(type === 'subscription' && name === resumed))
    if (stranger !== undefined) throw new Refusal('input.unknownField', { name: stranger }, { field: stranger })
  }
  return next()
})

/** For anybody, signed in or not. */
export const publicProcedure = t.procedure.use(knownFields)

/** For anybody who has signed in. */
export const userProcedure = publicProcedure.meta({ who: 'user' }).use(({ ctx, next }) => {
  if (!ctx.user) throw new Refusal('auth.required')
  return next({ ctx: { user: ctx.user } })
})

/** For members of the workspace named by `workspaceId` in the input, with at least this role. Adds `ctx.scope`. To
 *  everybody else the workspace does not exist. */
export function workspaceProcedure(roleAtLeast: Role) {
  return userProcedure
    .meta({ who: roleAtLeast })
    .input(z.object({ workspaceId: z.number().int().positive().max(2_147_483_647) }))
    .use(async ({ ctx, input, next }) => {
      const scope: Scope = await enterWorkspace(ctx, ctx.user, input.workspaceId, roleAtLeast)
      return next({ ctx: { scope } })
    })
}
