import { Worker } from 'node:worker_threads'
import type { EmailContent } from '#engine/nodes/fields.ts'
import type { EmailIssue } from './checkEmail.ts'
import { type Compilation, UncompilableEmail } from './compileEmail.ts'

/** What the thread answers (compileThread.ts). */
export type ThreadAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'compiled'; readonly compilation: Compilation }
  | { readonly kind: 'uncompilable'; readonly issues: readonly EmailIssue[] }
  | { readonly kind: 'failed'; readonly message: string }

interface Job {
  readonly content: EmailContent
  readonly resolve: (compilation: Compilation) => void
  readonly reject: (error: Error) => void
}

/** Milliseconds: for one email, and for an idle thread to be let go. */
const patience = 5000
const idleAtMost = 60_000

const waiting: Job[] = []
let worker: Worker | null = null
let ready = false
let current: Job | null = null
let timer: NodeJS.Timeout | undefined

/** Compiles beside the server, so that a very long email makes nobody else wait; after five seconds it is given up as
 *  too heavy. One thread, started when it is first needed, one email at a time. */
export function compileInThread(content: EmailContent): Promise<Compilation> {
  return new Promise((resolve, reject) => {
    waiting.push({ content, resolve, reject })
    if (worker) next()
    else start()
  })
}

function start(): void {
  const made = new Worker(new URL('./compileThread.mjs', import.meta.url), { execArgv: [] })
  worker = made
  ready = false
  made.unref()
  made.on('message', (answer: ThreadAnswer) => {
    if (answer.kind === 'ready') ready = true
    else settle(answer)
    next()
  })
  made.on('error', (error) => end(made, error))
  made.on('exit', () => end(made, new Error('The thread that compiles emails ended.')))
}

function next(): void {
  if (!worker || !ready || current) return
  clearTimeout(timer)
  current = waiting.shift() ?? null
  const busy = worker
  if (current) {
    busy.postMessage(current.content)
    timer = setTimeout(() => end(busy, new UncompilableEmail([tooHeavy])), patience)
  } else {
    timer = setTimeout(() => end(busy, new Error('Idle.')), idleAtMost).unref()
  }
}

const tooHeavy: EmailIssue = { code: 'email.tooHeavy', severity: 'blocker', field: 'mjml' }

function settle(answer: Exclude<ThreadAnswer, { kind: 'ready' }>): void {
  const job = current
  current = null
  if (answer.kind === 'compiled') job?.resolve(answer.compilation)
  else if (answer.kind === 'uncompilable') job?.reject(new UncompilableEmail(answer.issues))
  else job?.reject(new Error(answer.message))
}

/** The job at hand fails; those that wait get a new thread. */
function end(ended: Worker, reason: Error): void {
  if (worker !== ended) return
  clearTimeout(timer)
  worker = null
  const job = current
  current = null
  void ended.terminate()
  // A thread that never got as far as its first email would fail the next one too.
  for (const each of job ? [job] : waiting.splice(0)) each.reject(reason)
  if (waiting.length > 0) start()
}
