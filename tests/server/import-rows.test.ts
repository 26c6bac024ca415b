import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { RowScanner, type ScannedRow, type ScanOptions } from '#server/imports/RowScanner.ts'
import { countLines, readRows } from '#server/imports/readRows.ts'

const plain: ScanOptions = { encoding: 'utf-8', separator: ';', lineBreak: 'lf', line: 1, start: 0 }

/** Scans bytes handed over in pieces of the given sizes, over and over. */
function scan(bytes: Buffer, sizes: readonly number[] = [bytes.length || 1], options = plain): ScannedRow[] {
  const scanner = new RowScanner(options)
  const rows: ScannedRow[] = []
  let at = 0
  for (let turn = 0; at < bytes.length; turn++) {
    const next = Math.min(bytes.length, at + (sizes[turn % sizes.length] ?? 1))
    rows.push(...scanner.push(bytes.subarray(at, next)))
    at = next
  }
  return [...rows, ...scanner.push(Buffer.alloc(0), true)]
}

const fieldsOf = (text: string, options = plain) => scan(Buffer.from(text), [7], options).map((row) => row.fields)

const cell = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
  { weight: 2, arbitrary: fc.constantFrom('', 'ä', 'a;b', '"', 'a"b', 'x\ny', 'x\r\ny', ' "q" ', "'") },
)
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 12 })

function write(rows: readonly (readonly string[])[], lineBreak: string): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  return rows
    .map((row) => row.map((text) => (/[";\r\n]|^\s|\s$/.test(text) || text === '' ? quoted(text) : text)).join(';'))
    .join(lineBreak)
}

describe('a delimited file is cut into rows', () => {
  it('gives back every table that was written, wherever the chunks happen to end', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n', '\r\n'),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        (rows, lineBreak, sizes) => {
          const bytes = Buffer.from(write(rows, lineBreak))
          expect(scan(bytes, sizes).map((row) => row.fields)).toEqual(rows)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('agrees with csv-parse on well-formed files', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, lineBreak) => {
        const text = write(rows, lineBreak)
        const theirs = parse(text, {
          delimiter: ';',
          relax_column_count: true,
          record_delimiter: lineBreak,
        }) as string[][]
        expect(fieldsOf(text)).toEqual(theirs)
      }),
      { numRuns: 300 },
    )
  })

  it('goes on behind any row as if it had read all that came before', () => {
    fc.assert(
      fc.property(table, fc.nat(), (rows, pick) => {
        const bytes = Buffer.from(write(rows, '\r\n'))
        const whole = scan(bytes)
        const stop = whole[pick % whole.length]
        if (!stop) throw new Error('No rows.')
        const nextLine = whole[(pick % whole.length) + 1]?.line ?? 0
        const behind = scan(bytes.subarray(stop.end), [9], { ...plain, start: stop.end, line: nextLine })
        const expected = whole.slice((pick % whole.length) + 1)
        expect(behind.map(({ line, end, fields }) => ({ line, end, fields }))).toEqual(
          expected.map(({ line, end, fields }) => ({ line, end, fields })),
        )
      }),
    )
  })

  it('says where in the file a row begins and ends, quoted line breaks counted', () => {
    const rows = scan(Buffer.from('a;b\r\n"x\r\ny";2\r\nc;d'))
    expect(rows.map(({ line, end }) => [line, end])).toEqual([
      [1, 5],
      [2, 15],
      [4, 18],
    ])
  })

  it('reads quotes as people write them', () => {
    expect(fieldsOf('a; "b;c" ;d\n')).toEqual([['a', 'b;c', 'd']])
    expect(fieldsOf('O"Brien;5" pipe;x\n')).toEqual([['O"Brien', '5" pipe', 'x']])
    expect(fieldsOf('"He said ""hi""; twice\nand left";2\n')).toEqual([['He said "hi"; twice\nand left', '2']])
  })

  it('reads lines that end in CR alone', () => {
    expect(fieldsOf('a;b\r"c\rd";e\rf;g', { ...plain, lineBreak: 'cr' })).toEqual([
      ['a', 'b'],
      ['c\rd', 'e'],
      ['f', 'g'],
    ])
  })

  it('loses one line, and no other, to a quote that opens and never closes', () => {
    const lines = Array.from({ length: 50 }, (_, n) => `person${n}@x.example;Name ${n}`)
    lines[20] = '"person20@x.example;Name 20'
    for (const size of [5, 64, 10_000]) {
      const rows = scan(Buffer.from(lines.join('\n')), [size])
      expect(rows).toHaveLength(50)
      expect(rows[20]).toMatchObject({ problem: 'unclosedQuote', line: 21, fields: [] })
      expect(rows[20]?.raw()).toBe('"person20@x.example;Name 20')
      expect(rows.filter((row) => row.problem)).toHaveLength(1)
      expect(rows[49]?.fields).toEqual(['person49@x.example', 'Name 49'])
    }
  })

  it('loses one line to a quote that closes in the middle of a later field', () => {
    const rows = scan(Buffer.from('"a;b\nc;"d";e\nf;g\n'))
    expect(rows.map((row) => row.problem ?? row.fields.join('|'))).toEqual(['textAfterQuote', 'c|d|e', 'f|g'])
  })

  it('passes over a row of more than a megabyte, told once its end has come', () => {
    const long = 'x'.repeat(3_000_000)
    const bytes = Buffer.from(`a;b\n${long};c\nd;e\n`)
    for (const size of [65_536, bytes.length]) {
      const rows = scan(bytes, [size])
      expect(rows.map((row) => row.problem ?? row.fields.join('|'))).toEqual(['a|b', 'tooLong', 'd|e'])
      expect(rows[1]?.end).toBe(4 + long.length + 3)
      expect(rows[1]?.raw()).toHaveLength(1000)
    }
    expect(scan(Buffer.from(`a;b\n${long}`), [65_536]).map((row) => row.problem)).toEqual([undefined, 'tooLong'])
  })

  it('holds one row and one chunk at most, whatever a file does', () => {
    const scanner = new RowScanner(plain)
    const before = process.memoryUsage().arrayBuffers
    scanner.push(Buffer.from('"'))
    for (let n = 0; n < 200; n++) scanner.push(Buffer.alloc(65_536, 'x'))
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40_000_000)
    expect(scanner.push(Buffer.from('\na;b'), true).map((row) => row.problem ?? row.fields.join('|'))).toEqual([
      'tooLong',
      'a|b',
    ])
  })

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const)(
    'in %s it goes on in a file behind any row, by byte',
    async (encoding) => {
      const codec = { 'utf-8': 'utf8', 'utf-16le': 'utf16le', 'utf-16be': 'utf16be', 'windows-1252': 'win1252' }[
        encoding
      ]
      const lines = Array.from({ length: 40 }, (_, n) =>
        n % 3 ? `ä${n};"x\nö ${n}"` : n % 2 ? `"broken;${n}` : `å${n};b`,
      )
      const folder = mkdtempSync(path.join(os.tmpdir(), 'polku-rows-'))
      const file = path.join(folder, 'x.csv')
      writeFileSync(file, iconv.encode(lines.join('\n'), codec, { addBOM: false }))
      const read = async (start: number, line: number) => {
        const rows: ScannedRow[] = []
        for await (const batch of readRows(file, { encoding, separator: ';', lineBreak: 'lf', start, line }, 7))
          rows.push(...batch)
        return rows.map(({ raw: _, ...row }) => row)
      }
      const whole = await read(0, 1)
      expect(whole.at(-1)?.end).toBe(statSync(file).size)
      for (const [n, row] of whole.entries()) {
        const line = (await countLines(file, encoding, 'lf', row.end)) + 1
        expect(await read(row.end, line)).toEqual(whole.slice(n + 1))
      }
      rmSync(folder, { recursive: true })
    },
  )
})
