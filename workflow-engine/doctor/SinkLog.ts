import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

/** What became of the copies of one mail at a mail server. */
export interface SinkEntry {
  /** Copies that the server has: seen to their dot, and not refused. */
  readonly copies: number
}

/** What a mail server says that it was given, by Message-ID without angle brackets. */
export type SinkLog = ReadonlyMap<string, SinkEntry>

/**
 * Reads a log of one JSON object a line, one line for every mail that was seen to its dot:
 * `{"messageId":"1.2a.…@example.com","taken":true}`. `taken`: false when the server then refused it (4xx, 5xx).
 * @throws a sentence with the number of the line that cannot be read
 */
export async function readSinkLog(file: string): Promise<SinkLog> {
  const log = new Map<string, { copies: number }>()
  let number = 0
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (!line.trim()) continue
    const { messageId, taken } = readLine(line, number)
    const entry = log.get(messageId) ?? { copies: 0 }
    if (taken) entry.copies++
    log.set(messageId, entry)
  }
  return log
}

function readLine(line: string, number: number): { messageId: string; taken: boolean } {
  try {
    const { messageId, taken } = JSON.parse(line) as { messageId?: unknown; taken?: unknown }
    if (typeof messageId === 'string' && typeof taken === 'boolean') return { messageId, taken }
  } catch {
    // Said below, as for every other line that is not one.
  }
  throw new Error(`Line ${number} of the mail server’s log is not {"messageId": "…", "taken": true or false}.`)
}
