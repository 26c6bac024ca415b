import { describe, expect, it } from 'vitest'
import { languages } from '#engine/nodes/language.ts'
import { breakLines, measure, pdfString } from '#templates/pdf/helvetica.ts'
import { programTemplates } from '#templates/programs/catalogue.ts'
import { secondGuideTexts } from '#templates/programs/secondGuideTexts.ts'

const [guide] = programTemplates.guideFollowUp.files

describe.each(languages)('the second guide in %s', (language) => {
  const file = guide.content(language).toString('latin1')

  it('is a PDF whose table finds every object', () => {
    expect(file.startsWith('%PDF-1.7\n')).toBe(true)
    expect(file.endsWith('%%EOF\n')).toBe(true)
    const start = Number(/startxref\n(\d+)\n/.exec(file)?.[1])
    expect(file.slice(start, start + 5)).toBe('xref\n')
    const offsets = [...file.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map((row) => Number(row[1]))
    offsets.forEach((offset, index) => {
      expect(file.slice(offset, offset + 12)).toContain(`${index + 1} 0 obj`)
    })
    expect(Number(/\/Size (\d+)/.exec(file)?.[1])).toBe(offsets.length + 1)
    for (const [, length, stream] of file.matchAll(/\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/g)) {
      expect(stream).toHaveLength(Number(length))
    }
  })

  it('holds a cover and twelve questions, each with a reason and an answer', () => {
    expect(file.match(/\/Type \/Page /g)).toHaveLength(5)
    const { themes } = secondGuideTexts[language]
    expect(themes.flatMap(({ questions }) => questions)).toHaveLength(12)
    for (const { question } of themes.flatMap(({ questions }) => questions)) {
      const [firstLine = ''] = breakLines(question, 16, 'bold', 415)
      expect(file).toContain(pdfString(firstLine))
    }
  })

  it('stays inside its pages', () => {
    for (const [, font, size, x, y, string] of file.matchAll(
      /\/F(\d) ([\d.]+) Tf ([\d.]+) ([\d.]+) Td (\(.*?\)) Tj/g,
    )) {
      const text = (string ?? '')
        .slice(1, -1)
        .replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
      expect(Number(x) + measure(text, Number(size), font === '2' ? 'bold' : 'regular')).toBeLessThanOrEqual(595 - 60)
      expect(Number(y)).toBeGreaterThanOrEqual(50)
    }
  })
})

it('lines break between words, before the margin', () => {
  expect(breakLines('one two three', 10, 'regular', measure('one two', 10, 'regular'))).toEqual(['one two', 'three'])
  expect(breakLines('', 10, 'regular', 50)).toEqual([])
  expect(pdfString('a (b) \\ ä ’ €')).toBe('(a \\050b\\051 \\134 \\344 \\222 \\200)')
})
