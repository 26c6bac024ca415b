import { open } from 'node:fs/promises'
import { Refusal } from '#server/refusal.ts'
import type { Encoding, Separator } from './encoding.ts'
import type { ImportDraft } from './importDraft.ts'
import { matchHeadings } from './matchHeadings.ts'
import { headBytes, readHead } from './readHead.ts'

const shownRows = 8

/** What the head of an uploaded file says, for the mapping to be looked over. A file without rows is refused. */
export async function readDraft(
  path: string,
  encoding: Encoding,
  separator?: Separator,
): Promise<Pick<ImportDraft, 'separator' | 'headings' | 'sample' | 'mapping'>> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new Refusal('import.gone', {}, { cause: error }) : error
  })
  try {
    const buffer = Buffer.alloc(headBytes)
    const { bytesRead } = await file.read(buffer, 0, headBytes, 0)
    const whole = bytesRead < headBytes
    const bytes = buffer.subarray(0, bytesRead)
    const head = readHead(bytes, encoding, whole, separator)
    const rest = bytes.subarray(head.start)
    if (whole && rest.every((byte) => byte === 0 || byte === 9 || byte === 10 || byte === 13 || byte === 32)) {
      throw new Refusal('import.noRows')
    }
    return {
      separator: head.separator,
      headings: head.headings,
      sample: head.sample.slice(0, shownRows),
      mapping: matchHeadings(head.headings, head.sample),
    }
  } finally {
    await file.close()
  }
}
