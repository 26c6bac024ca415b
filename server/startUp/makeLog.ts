import { type Logger, pino } from 'pino'

/** JSON lines on stdout. Of an error only what helps: a driver hangs whole connections on its errors. */
export function makeLog(): Logger {
  return pino({
    level: 'info',
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describe, error: describe },
  })
}

function describe(error: unknown) {
  if (!(error instanceof Error)) return error
  const { name, message, stack, code, cause } = error as NodeJS.ErrnoException
  return { name, message, code, stack, cause: cause instanceof Error ? cause.message : undefined }
}
