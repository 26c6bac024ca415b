import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** What this machine says about other processes: /proc where there is one, ps elsewhere. */
const hasProc = process.platform === 'linux' && existsSync('/proc/self/stat')

/** True while the process runs. A zombie, dead but not yet collected by its parent, does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return hasProc ? statOf(pid)?.[0] !== 'Z' : !ps(pid, 'stat').startsWith('Z')
}

/** The command line, or '' when there is no such process. */
export function commandOf(pid: number): string {
  if (!hasProc) return ps(pid, 'command')
  return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')
}

/** Tells one process from a later one that was given the same number; '' when there is no such process. */
export function birthOf(pid: number): string {
  if (!hasProc) return ps(pid, 'lstart')
  const ticksSinceBoot = statOf(pid)?.[19]
  return ticksSinceBoot ? `${read('/proc/sys/kernel/random/boot_id').trim()}:${ticksSinceBoot}` : ''
}

/** The fields of /proc/<pid>/stat after the command's name, which may itself hold spaces and brackets. */
function statOf(pid: number): string[] | undefined {
  const stat = read(`/proc/${pid}/stat`)
  return stat ? stat.slice(stat.lastIndexOf(')') + 2).split(' ') : undefined
}

function ps(pid: number, column: string): string {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return ''
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
