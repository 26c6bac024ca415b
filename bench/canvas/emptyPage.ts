import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import type { Graph } from '../../workflow-engine/program/graph.ts'
import { card } from '../../workflow-engine/program/place.ts'

export interface EmptyPage {
  readonly url: string
  close(): Promise<void>
}

/** The page of plain boxes, built as the client is and served on the loopback. */
export async function serveEmptyPage(): Promise<EmptyPage> {
  const outDir = mkdtempSync(path.join(os.tmpdir(), 'polku-empty-canvas-'))
  const root = path.join(import.meta.dirname, 'empty')
  await build({ root, base: './', configFile: false, logLevel: 'error', plugins: [react()], build: { outDir } })
  const kinds: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' }
  const server = createServer(({ url = '/' }, response) => {
    const file = path.join(outDir, path.normalize(url === '/' ? 'index.html' : (url.split('?')[0] as string)))
    try {
      const body = readFileSync(file)
      response.writeHead(200, { 'content-type': kinds[path.extname(file)] ?? 'application/octet-stream' }).end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      await new Promise((resolve) => server.close(resolve))
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}

/** A drawing as plain boxes and edges. */
export function plainDrawing({ nodes, edges }: Graph): { nodes: object[]; edges: object[] } {
  return {
    nodes: Object.values(nodes).map(({ id, position }) => ({
      id,
      position,
      data: { label: id },
      style: { width: card.width, height: card.height, background: 'white', border: '1px solid' },
    })),
    edges: Object.values(edges).map(({ id, from, to }) => ({ id, source: from, target: to, type: 'smoothstep' })),
  }
}
