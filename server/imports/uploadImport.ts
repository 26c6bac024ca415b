import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { passOver } from '#server/http/passOver.ts'
import { Refusal } from '#server/refusal.ts'
import { type Scope, userIdOf } from '#server/scope.ts'
import { dropOldUploads } from './dropOldUploads.ts'
import { EncodingProbe } from './EncodingProbe.ts'
import { mostRows } from './ImportRun.ts'
import type { ImportDraft } from './importDraft.ts'
import { importFile } from './importFile.ts'
import { importFolder } from './openImports.ts'
import { readDraft } from './readDraft.ts'

/** What `import.tooLarge` says. */
const uploadLimits = { bytes: 500 * 1024 * 1024, rows: mostRows }

export interface Upload {
  /** As its owner calls it. */
  readonly fileName: string
  /** Bytes as announced, when they are. */
  readonly length?: number | undefined
  readonly content: AsyncIterable<Buffer>
}

/**
 * Takes a CSV file in to be looked at: streamed to disk, nothing of it in memory. A file that is too large, no text or
 * without rows is refused and leaves nothing behind.
 */
export async function uploadImport(scope: Scope, upload: Upload, limits = uploadLimits): Promise<ImportDraft> {
  if ((upload.length ?? 0) > limits.bytes) throw new Refusal('import.tooLarge')
  const folder = importFolder()
  const part = path.join(folder, `${randomUUID()}.part`)
  try {
    const { bytes, encoding } = await receive(part, upload.content, limits)
    const draft = await readDraft(part, encoding)
    const { rows } = await scope.database.pool.query<{ id: number }>(
      `insert into import (workspace_id, file_name, bytes, encoding, separator, mapping, created_by)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [
        scope.workspaceId,
        upload.fileName,
        bytes,
        encoding,
        draft.separator,
        JSON.stringify(draft.mapping),
        userIdOf(scope),
      ],
    )
    const id = rows[0]?.id ?? 0
    await rename(part, importFile(folder, { workspaceId: scope.workspaceId, id }))
    await dropOldUploads(scope, folder)
    return { id, fileName: upload.fileName, bytes, encoding, ...draft }
  } catch (error) {
    await rm(part, { force: true })
    if (upload.content instanceof Readable) passOver(upload.content)
    throw error
  }
}

async function receive(part: string, content: AsyncIterable<Buffer>, limits: typeof uploadLimits) {
  const probe = new EncodingProbe()
  const lines = new LineCounter()
  let bytes = 0
  const file = await open(part, 'wx', 0o600)
  // Left open when we refuse: a destroyed request takes its connection, and the answer, along.
  const chunks: AsyncIterable<Buffer> =
    content instanceof Readable ? content.iterator({ destroyOnReturn: false }) : content
  try {
    for await (const chunk of chunks) {
      bytes += chunk.length
      probe.push(chunk)
      if (bytes > limits.bytes || lines.count(chunk) > limits.rows + 1) throw new Refusal('import.tooLarge')
      if (bytes === chunk.length) refuseOtherFormats(chunk)
      await write(file, chunk)
    }
  } finally {
    await file.close()
  }
  if (bytes === 0) throw new Refusal('import.noRows')
  const encoding = probe.encoding()
  if (!encoding.startsWith('utf-16') && probe.head.includes(0)) throw new Refusal('import.notText')
  return { bytes, encoding }
}

async function write(file: FileHandle, chunk: Buffer): Promise<void> {
  try {
    await file.write(chunk)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw new Refusal('import.noRoom', {}, { cause: error })
    throw error
  }
}

/** Workbooks, archives and documents, by their first bytes: zip, gzip, old Excel, PDF. */
function refuseOtherFormats(chunk: Buffer): void {
  const begins = [
    [0x50, 0x4b, 3, 4],
    [0x1f, 0x8b],
    [0xd0, 0xcf, 0x11, 0xe0],
    [0x25, 0x50, 0x44, 0x46],
  ]
  if (begins.some((bytes) => chunk.subarray(0, bytes.length).equals(Buffer.from(bytes)))) {
    throw new Refusal('import.notText')
  }
}

/** Line breaks outside quotes so far: about the rows, good enough to stop an endless file while it streams. */
class LineCounter {
  #quoted = false
  #lines = 0

  count(chunk: Buffer): number {
    for (const byte of chunk) {
      if (byte === 34) this.#quoted = !this.#quoted
      else if (byte === 10 && !this.#quoted) this.#lines++
    }
    return this.#lines
  }
}
