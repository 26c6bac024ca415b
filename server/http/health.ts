import express from 'express'
import type { Database } from '#server/database/connect.ts'

/** /healthz: the process answers. /readyz: it can do its work, which needs the database. */
export function health({ pool }: Database): express.Router {
  const routes = express.Router()
  routes.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' })
  })
  routes.get('/readyz', async (_request, response) => {
    const ready = await Promise.race([
      pool.query('select 1').then(
        () => true,
        () => false,
      ),
      after(3000),
    ])
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'the database does not answer' })
  })
  return routes
}

function after(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(resolve, ms, false).unref())
}
