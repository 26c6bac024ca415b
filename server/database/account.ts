import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { StartUpFailure } from '../startUp/startUpFailure.ts'

/** The account that Postgres runs under: nothing to say for a normal user, "nobody" for root, whom Postgres refuses. */
export interface Account {
  uid?: number
  gid?: number
}

export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return {}
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((entry) => entry.split(':'))
    .find(([name]) => name === 'nobody')
  if (!line)
    throw new StartUpFailure(
      'Postgres does not run as root, and this machine has no account "nobody" to run it as. Start Polku as a normal user, or set DATABASE_URL.',
    )
  return { uid: Number(line[2]), gid: Number(line[3]) }
}

/** Whether the account may pass through a folder, or run a file: asked of the system itself, which knows all rules. */
export function mayReach(account: Account, target: string): boolean {
  if (account.uid === undefined) return true
  const asked = spawnSync('/bin/sh', ['-c', 'test -x "$0"', target], { ...account, cwd: '/', stdio: 'ignore' })
  return asked.status === 0
}

/** For spawn: the account, and nothing of our own environment that could change how Postgres behaves. */
export function environmentOf(account: Account) {
  return { ...account, cwd: '/', env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } }
}
