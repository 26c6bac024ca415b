import pg from 'pg'
import { runOnce } from '#engine/worker/runOnce.ts'

// A worker of its own, for a test to kill: in the middle of a batch, which it writes and never commits, or while its SMTP
// server says nothing after the dot.

const { url, workspaceId, batch, smtpUrl } = JSON.parse(process.argv[2] ?? '{}') as {
  url: string
  workspaceId: number
  batch?: number
  smtpUrl?: string
}
await runOnce({
  pool: new pg.Pool({ connectionString: url, application_name: 'killed' }),
  signingKey: 'a-key-for-tests',
  env: { publicUrl: 'https://polku.example', smtpUrl: smtpUrl ?? null },
  workspaceId,
  ...(batch && {
    batch,
    beforeCommit() {
      process.send?.('written')
      return new Promise(() => undefined)
    },
  }),
})
