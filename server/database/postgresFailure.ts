import { StartUpFailure } from '../startUp/startUpFailure.ts'

/** Postgres, or the program that makes its cluster, ended by itself: why, in one sentence. */
export function failureOfPostgres(what: string, folder: string, said: string): StartUpFailure {
  if (/No space left on device|Disk quota exceeded/.test(said))
    return new StartUpFailure(`The disk that holds ${folder} is full; make room, then start again.`)
  const lines = said.trim().split('\n')
  const reason = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1)
  return new StartUpFailure(`${what} in ${folder}. Postgres says: ${reason || 'nothing'}`)
}

/** The binaries could not be run at all: other system libraries, or root without the right to become another account. */
export function failureToRun({ code, message }: NodeJS.ErrnoException): StartUpFailure {
  return new StartUpFailure(
    code === 'EPERM'
      ? 'Postgres does not run as root, and this process may not become another account. Start Polku as a normal user, or set DATABASE_URL.'
      : `The Postgres from npm does not run on this machine (${message}). Set DATABASE_URL to a Postgres 15 or newer.`,
  )
}
