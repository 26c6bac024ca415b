import pg from 'pg'
import { runOnce } from '#engine/worker/runOnce.ts'

// A worker of its own that writes a batch, says so, and never commits: the test kills it there.

const [url = '', workspaceId = '', batch = ''] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: url, application_name: 'killed' })
await runOnce({
  pool,
  signingKey: 'a-key-for-tests',
  env: { publicUrl: 'https://polku.example', smtpUrl: null },
  workspaceId: Number(workspaceId),
  batch: Number(batch),
  beforeCommit() {
    process.send?.('written')
    return new Promise(() => undefined)
  },
})
