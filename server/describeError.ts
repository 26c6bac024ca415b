import { TRPCError } from '@trpc/server'
import { ZodError } from 'zod'
import type { Language } from '#engine/nodes/language.ts'
import { describeRefusal, Refusal, type RefusalShape } from '#server/refusal.ts'
import { refuseInput } from '#server/refuseInput.ts'

export interface DescribedError {
  readonly status: number
  readonly shape: RefusalShape
  /** True when the fault is ours: it belongs in the log, and none of it in the answer. */
  readonly ours: boolean
}

/** The one place where an error becomes a sentence for the person who met it: for tRPC, REST and uploads alike. */
export function describeError(error: unknown, language: Language, requestId?: string): DescribedError {
  const refusal = refusalOf(error) ?? new Refusal('server.failed', {}, { cause: error })
  return {
    status: refusal.status,
    shape: describeRefusal(refusal, language, requestId),
    ours: refusal.status >= 500,
  }
}

function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  if (error instanceof ZodError) return refuseInput(error)
  if (error instanceof TRPCError) {
    const inner = error.cause ? refusalOf(error.cause) : null
    if (inner) return inner
    if (error.code === 'NOT_FOUND') return new Refusal('request.unknownPath')
    if (error.code === 'METHOD_NOT_SUPPORTED') return new Refusal('request.unknownPath', {}, { status: 405 })
    if (error.code === 'UNSUPPORTED_MEDIA_TYPE')
      return new Refusal('input.contentType', { expected: 'application/json' })
    if (error.code === 'PAYLOAD_TOO_LARGE') return new Refusal('input.tooLarge', { limit: '1 MB' })
    if (error.code === 'PARSE_ERROR' || error.code === 'BAD_REQUEST') return new Refusal('input.wrong')
    return null
  }
  if (isUnreadable(error)) return new Refusal('input.wrong', {}, { status: 400, cause: error })
  if (isUnreachable(error)) return new Refusal('server.unavailable', {}, { cause: error })
  return null
}

/** An address whose percent signs do not make UTF-8: Express says 400 of it, decodeURIComponent throws. */
function isUnreadable(error: unknown): boolean {
  return error instanceof URIError || (error instanceof Error && (error as { status?: unknown }).status === 400)
}

/** Postgres closed, starting or out of reach: worth trying again. Codes: Node's net errors, SQLSTATE class 08 and 57P. */
function isUnreachable(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string') return error instanceof Error && /Connection terminated/.test(error.message)
  return /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|08\w{3}|57P0\d|P1001|P1017)$/.test(code)
}
