import type { Readable } from 'node:stream'

/** Reads and forgets what is left of a refused body, so that the sender, who may still be sending, gets to read the
 *  answer. Past `mostBytes` the connection is cut. */
export function passOver(body: Readable, mostBytes = 67_108_864): void {
  let left = mostBytes
  body.on('error', () => undefined)
  body.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) body.destroy()
  })
}
