import type { IncomingMessage } from 'node:http'
import { Refusal } from '#server/refusal.ts'
import { passOver } from './passOver.ts'

/** The whole body of an upload, refused as soon as it is larger than allowed. What is left of a refused one is passed
 *  over, so that a sender who reads only at the end hears why. */
export async function readBytes(request: IncomingMessage, limit: number, limitText: string): Promise<Buffer> {
  const tooLarge = () => new Refusal('input.tooLarge', { limit: limitText })
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge()
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > limit) {
      passOver(request)
      throw tooLarge()
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
