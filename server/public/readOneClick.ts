import busboy from 'busboy'
import type { Request } from 'express'
import { passOver } from '#server/http/passOver.ts'

/** What a POST to an unsubscribe link says: RFC 8058's one click, from a mail program or from our own page; or not. */
export type OneClick = 'machine' | 'page' | null

const mostBytes = 10_000

/** Reads `List-Unsubscribe=One-Click`, as a form or as multipart. Anything else, and anything long, is null. */
export async function readOneClick(request: Request): Promise<OneClick> {
  const body = await readBody(request)
  if (body === null) return null
  const type = request.headers['content-type'] ?? ''
  const fields = /^multipart\/form-data\b/i.test(type)
    ? await readMultipart(request, body)
    : /^application\/x-www-form-urlencoded\b/i.test(type)
      ? new Map(new URLSearchParams(body.toString('latin1')))
      : null
  if (fields?.get('List-Unsubscribe') !== 'One-Click') return null
  return fields.get('from') === 'page' ? 'page' : 'machine'
}

async function readBody(request: Request): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  // Left open when it is too long: a destroyed request takes its connection, and the answer, along.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > mostBytes) {
      passOver(request, 1_000_000)
      return null
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function readMultipart({ headers }: Request, body: Buffer): Promise<Map<string, string> | null> {
  return new Promise((resolve) => {
    const fields = new Map<string, string>()
    try {
      const parser = busboy({ headers, limits: { files: 0 } })
      parser.on('field', (name, value) => fields.set(name, value))
      parser.on('close', () => resolve(fields))
      parser.on('error', () => resolve(null))
      parser.end(body)
    } catch {
      // A boundary that is missing.
      resolve(null)
    }
  })
}
