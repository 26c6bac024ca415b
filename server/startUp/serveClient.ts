import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import path from 'node:path'
import express from 'express'
import type { Shutdown } from './shutdown.ts'
import { StartUpFailure } from './startUpFailure.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** The built client. Files under assets/ carry a hash of their content in their name, so they are kept for a year. */
export function serveBuiltClient(app: express.Express): void {
  const built = path.join(ROOT, 'dist/client')
  const page = path.join(built, 'index.html')
  if (!existsSync(page)) throw new StartUpFailure('The pages of Polku are not built yet. Build them: npm run build')

  app.use('/assets', express.static(path.join(built, 'assets'), { immutable: true, maxAge: '1y' }))
  app.use('/assets', (_request, response) => void response.status(404).end())
  app.use(express.static(built, { index: false, cacheControl: false, setHeaders: askEveryTime }))
  app.get('/{*path}', (request, response, next) => {
    if (!request.accepts('html')) return next()
    askEveryTime(response)
    response.sendFile(page, { cacheControl: false })
  })
}

/** The client from its sources, with replacement of modules while one edits; its web socket shares the port. */
export async function serveClientSources(app: express.Express, server: Server, shutdown: Shutdown): Promise<void> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    configFile: path.join(ROOT, 'vite.config.ts'),
    configLoader: 'runner',
    server: { middlewareMode: true, hmr: { server } },
    appType: 'spa',
  })
  shutdown.add(() => vite.close())
  app.use(vite.middlewares)
}

function askEveryTime(response: { setHeader(name: string, value: string): unknown }): void {
  response.setHeader('cache-control', 'no-cache')
}
