import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { StartUpFailure } from './startUpFailure.ts'

export interface Port {
  server: Server
  /** From now on, requests are answered by this; before, they are asked to come again. */
  serve(listener: RequestListener): void
  /** Takes no more requests; resolves when those in flight are answered, at the latest after the grace. */
  close(): Promise<void>
}

const GRACE_MS = 5_000

/**
 * Listens before anything else is started, so that a taken port is told at once and nothing has to be undone.
 * @throws StartUpFailure when the port cannot be had
 */
export async function takePort(port: number, host: string): Promise<Port> {
  let answer: RequestListener = askToComeAgain
  const open = new Set<ServerResponse>()
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    open.add(response)
    response.once('close', () => open.delete(response))
    answer(request, response)
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, port, host)))
    server.listen(port, host, resolve)
  })

  return {
    server,
    serve: (listener) => {
      answer = listener
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        // An event stream never ends by itself; its browser connects again by itself.
        for (const response of open) {
          if (String(response.getHeader('content-type')).startsWith('text/event-stream')) response.destroy()
        }
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), GRACE_MS).unref()
      }),
  }
}

const askToComeAgain: RequestListener = (request, response) => {
  response.statusCode = 503
  response.setHeader('retry-after', '1')
  response.setHeader('cache-control', 'no-store')
  if (!request.headers.accept?.includes('text/html')) {
    response.end('Polku is starting.\n')
    return
  }
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end('<!doctype html><meta http-equiv="refresh" content="1"><title>Polku</title><p>Polku is starting …</p>')
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const sentence = {
    EADDRINUSE: `Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start`,
    EACCES: `This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`,
    EADDRNOTAVAIL: `HOST ${host} is no address of this machine. Leave it out for this machine alone, or use HOST=0.0.0.0 for all its addresses.`,
    ENOTFOUND: `HOST ${host} is not a name that this machine knows. Leave it out for this machine alone, or use HOST=0.0.0.0 for all its addresses.`,
  }[error.code ?? '']
  return sentence ? new StartUpFailure(sentence, { cause: error }) : error
}
