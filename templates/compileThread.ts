import { parentPort } from 'node:worker_threads'
import type { EmailContent } from '#engine/nodes/fields.ts'
import { compileHere, UncompilableEmail } from './compileEmail.ts'
import type { ThreadAnswer } from './compileInThread.ts'

// The other end of compileInThread.ts.

const answer = (message: ThreadAnswer) => parentPort?.postMessage(message)

parentPort?.on('message', (content: EmailContent) => {
  compileHere(content).then(
    (compilation) => answer({ kind: 'compiled', compilation }),
    (error: unknown) =>
      answer(
        error instanceof UncompilableEmail
          ? { kind: 'uncompilable', issues: error.issues }
          : { kind: 'failed', message: String(error) },
      ),
  )
})

answer({ kind: 'ready' })
