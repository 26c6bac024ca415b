import type { IncomingMessage } from 'node:http'
import { Refusal } from '#server/refusal.ts'

/** The whole body of an upload, refused as soon as it is larger than allowed. */
export async function readBytes(request: IncomingMessage, limit: number, limitText: string): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new Refusal('input.tooLarge', { limit: limitText })
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > limit) throw new Refusal('input.tooLarge', { limit: limitText })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
