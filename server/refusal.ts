import type { Issue } from '#engine/nodes/issue.ts'
import type { Language } from '#engine/nodes/language.ts'
import { type RefusalCode, type RefusalText, refusals } from '#server/texts/refusals.ts'
import { roleNames } from '#server/texts/roleNames.ts'
import type { Role } from '#server/workspace/role.ts'

export type { RefusalCode } from '#server/texts/refusals.ts'

export type RefusalParams = Readonly<Record<string, string | number>>

export interface RefusalOptions {
  /** HTTP status, when it is not the code's own. */
  readonly status?: number
  /** Path of the field that is wrong: `email`, `mapping.2.field`. */
  readonly field?: string
  /** What is wrong with the drawing, when that is why. */
  readonly issues?: readonly Issue[]
  readonly cause?: unknown
}

/** A request that the server declines, for a reason that is the asker's to know. Thrown by verbs, turned into a
 *  sentence at the edge: `describeRefusal`. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly params: RefusalParams
  readonly status: number
  readonly field?: string
  readonly issues?: readonly Issue[]

  constructor(code: RefusalCode, params: RefusalParams = {}, options: RefusalOptions = {}) {
    super(`${code} ${JSON.stringify(params)}`, { cause: options.cause })
    this.name = 'Refusal'
    this.code = code
    this.params = params
    this.status = options.status ?? refusals[code].status
    this.field = options.field
    this.issues = options.issues
  }
}

/** What the asker gets to see: `error.data.refusal` in tRPC, `error` in REST. */
export interface RefusalShape {
  readonly code: RefusalCode
  readonly message: string
  readonly field?: string
  readonly hint?: string
  readonly params?: RefusalParams
  readonly issues?: readonly Issue[]
  readonly requestId?: string
}

/** The refusal as sentences in a language. */
export function describeRefusal(refusal: Refusal, language: Language, requestId?: string): RefusalShape {
  const text: RefusalText = refusals[refusal.code]
  const { role } = refusal.params
  const params = {
    ...refusal.params,
    ...(requestId ? { requestId } : {}),
    // A role is a word of the reader's language.
    ...(role === undefined ? {} : { role: roleNames[language][role as Role] ?? role }),
  }
  return {
    code: refusal.code,
    message: fill(text[language], params),
    ...(refusal.field ? { field: refusal.field } : {}),
    ...(text.hint ? { hint: fill(text.hint[language], params) } : {}),
    ...(Object.keys(refusal.params).length > 0 ? { params: refusal.params } : {}),
    ...(refusal.issues ? { issues: refusal.issues } : {}),
    ...(requestId ? { requestId } : {}),
  }
}

function fill(sentence: string, params: RefusalParams): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}
