import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '#engine/nodes/language.ts'
import { createNode, kindOf, nodeTypes } from '#engine/nodes/registry.ts'
import { emptyGraph, type Graph, GraphSchema } from '#engine/program/graph.ts'
import { type Names, nameInFile, pointingKeys, renamedKeys } from '#server/programFiles/fileForm.ts'
import { nameFileLinks, numberFileLinks } from '#server/programFiles/fileLinks.ts'
import { nameInSettings } from '#server/programFiles/namesInSettings.ts'
import { readProgramFile } from '#server/programFiles/readProgramFile.ts'
import { writeProgramFile } from '#server/programFiles/writeProgramFile.ts'
import { Refusal } from '#server/refusal.ts'
import { programTemplates } from '#templates/programs/catalogue.ts'
import type { ProgramTemplate } from '#templates/programs/ProgramTemplate.ts'
import { draw } from '#tests/stories/draw.ts'
import { anyGraph, anyWalkable } from '../engine/anyEdit.ts'

const write = (graph: Graph, names: Names = {}, name = 'Any', priority = 0) =>
  writeProgramFile({ name, priority, graph, names })
/** Read into a workspace where everything has a number that it did not have before. */
const again = (text: string): string => {
  const names: Record<string, Record<string, string>> = {}
  const { name, priority, graph } = readProgramFile(text, 'en', (kind, thing) => {
    const known = { ...names[kind] }
    const id = Object.keys(known).find((one) => known[one] === thing) ?? String(701 + Object.keys(known).length)
    names[kind] = { ...known, [id]: thing }
    return id
  })
  return write(graph, names, name, priority)
}
const refusalOf = (text: string): Refusal => {
  try {
    readProgramFile(text, 'en')
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('It was taken.')
}
const shuffled = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(shuffled)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .toReversed()
            .map(([key, inner]) => [key, shuffled(inner)]),
        )
      : value

describe('written, read and written again, a program is the same byte for byte', () => {
  const someName = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((name) => name.trim() === name)
  const anyNames = fc
    .uniqueArray(someName, { minLength: 3, maxLength: 3 })
    .map((names) => Object.fromEntries(names.map((name, i) => [String(i + 1), name])))
    .map((byId) => ({ list: byId, file: byId, segment: byId, program: byId, form: byId, topic: byId }))

  test('whatever hands draw, notes and groups and rules included', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyGraph, anyWalkable),
        anyNames,
        fc.integer({ min: -100, max: 100 }),
        (graph, names, priority) => {
          const text = write(graph, names, 'Any', priority)
          expect(again(text)).toBe(text)
          expect(write(shuffled(graph) as Graph, names, 'Any', priority)).toBe(text)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('with the problems that are let be', () => {
    const { graph } = draw('joins A ── email One ── email Two ── hand off ── end')
    const ignored = {
      i1: { id: 'i1', code: 'emailsTooClose', nodeId: 'n3' },
      i2: { id: 'i2', code: 'handOffUnseen', nodeId: 'n4' },
    }
    const text = write({ ...graph, ignored })
    expect(text).toContain('ignored:\n      - emailsTooClose')
    expect(again(text)).toBe(text)
    expect(readProgramFile(text, 'en').graph.ignored).toEqual(ignored)
  })

  test('and reads as the drawing it was, but for what has no name', () => {
    fc.assert(
      fc.property(anyWalkable, (graph) => {
        const { graph: drawing, things } = readProgramFile(write(graph), 'en')
        expect(things).toEqual([])
        // Nothing here has a name, so whatever pointed somewhere is open.
        const open = JSON.parse(JSON.stringify(graph), (key, value) =>
          key in pointingKeys ? (pointingKeys[key]?.kind === 'member' ? '' : null) : value,
        )
        const withIds = Object.fromEntries(
          Object.values(drawing.edges).map(({ from, outlet, to }) => [`${from} ${outlet}`, to]),
        )
        expect(withIds).toEqual(
          Object.fromEntries(Object.values(graph.edges).map(({ from, outlet, to }) => [`${from} ${outlet}`, to])),
        )
        expect(drawing.nodes).toEqual(open.nodes)
        expect(drawing.policy).toEqual(open.policy)
      }),
      { numRuns: 60 },
    )
  })

  test('any text at all, in names, subjects and bodies', () => {
    const storable = fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.replace(/\0|\p{Surrogate}/gu, ''))
    const anyText = fc.oneof(
      storable,
      fc.constantFrom(
        'null',
        'true',
        '- a',
        'a: b',
        '# no',
        '  indented\n text\n\n',
        'x\r\ny',
        '\n',
        '---',
        '%',
        '@',
        '*a',
        '&b',
        '!!x',
        '“”',
        'no',
        '0x1',
        '1e3',
        '\u2028',
        'file:=x',
        'file:12',
      ),
    )
    fc.assert(
      fc.property(anyText, anyText, anyText, (name, subject, mjml) => {
        const content = { subject, mjml }
        const graph = GraphSchema.parse({
          ...emptyGraph,
          nodes: {
            7: { ...createNode('email', '7'), name, config: { variants: [{ id: 'a', weight: 100, content }] } },
          },
        })
        const text = write(graph)
        const { graph: drawing } = readProgramFile(text, 'en')
        expect(again(text)).toBe(text)
        if (!/file:\d/.test(mjml)) expect(drawing).toEqual(graph)
      }),
      { numRuns: 300 },
    )
  })

  test.each(Object.entries(programTemplates) as [string, ProgramTemplate][])(
    'the template %s, in every language',
    (_id, template) => {
      const needed = [
        ['list', template.lists],
        ['file', template.files],
        ['segment', template.segments ?? []],
        ['form', template.forms ?? []],
        ['topic', template.topics ?? []],
      ] as const
      for (const language of languages) {
        const ids = (rows: readonly { key: string }[]) => Object.fromEntries(rows.map(({ key }, i) => [key, i + 1]))
        const names = Object.fromEntries(
          needed.map(([kind, rows]) => [
            kind,
            Object.fromEntries(rows.map((row, i) => [String(i + 1), row.name[language]])),
          ]),
        ) as Names
        const { lists, files, segments = [], forms = [], topics = [] } = template
        const pointed = {
          lists: ids(lists),
          files: ids(files),
          segments: ids(segments),
          forms: ids(forms),
          topics: ids(topics),
        }
        const text = write(template.draw(language, pointed, '2026-11-21'), names, template.title[language])
        expect(again(text)).toBe(text)
        expect(text).not.toMatch(/Id:/)
      }
    },
  )
})

test('no setting has a name that a file gives to another one', () => {
  const taken = new Set([...Object.keys(pointingKeys), ...Object.keys(renamedKeys)].map(nameInFile))
  const walk = (value: unknown): string[] =>
    value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([key, inner]) => [...(taken.has(key) ? [key] : []), ...walk(inner)])
      : []
  for (const type of nodeTypes) expect(walk(kindOf(type).config.parse({}))).toEqual([])
  fc.assert(
    fc.property(anyWalkable, (graph) => {
      expect(walk(Object.values(graph.nodes).map(({ config }) => config))).toEqual([])
    }),
  )
})

test('links to files in emails are names, and what only looks like one is left alone', () => {
  const nameOf = (id: string) => ({ 12: 'Opas (2) & ”muut”.pdf' })[id]
  const mjml = '<a href="file:12">x</a> file:99 file:=12 profile:12'
  const inFile = nameFileLinks(mjml, nameOf)
  expect(inFile).toContain('file:=Opas%20%282%29')
  expect(numberFileLinks(inFile, (name) => (name.startsWith('Opas') ? '4' : '?'))).toBe(
    '<a href="file:4">x</a> file:0 file:=12 profile:12',
  )
})

test('what has no name any more is left open', () => {
  expect(nameInSettings({ listId: 3, to: { kind: 'member', userId: 'u1' } }, {})).toEqual({
    list: null,
    to: { kind: 'member', member: '' },
  })
})

describe('what cannot be taken is told with its line', () => {
  const file = (steps: string) => `polku: 1\nname: Small\nsteps:\n${steps}`
  test.each([
    ['no program file', 'hello: 1', 'programFile.none', undefined],
    ['a text', 'hello', 'programFile.none', undefined],
    ['a newer format', 'polku: 2\nname: x', 'programFile.newer', undefined],
    ['an unknown kind', file('  a:\n    kind: sms\n'), 'programFile.unknownKind', 5],
    [
      'an arrow to nowhere',
      file('  a:\n    kind: entry\n    leads:\n      then: gone\n'),
      'programFile.missingStep',
      7,
    ],
    [
      'a wrong setting',
      file('  a:\n    kind: wait\n    settings:\n      duration:\n        amount: -1\n        unit: days\n'),
      'programFile.wrong',
      8,
    ],
    ['an unknown setting', file('  a:\n    kind: wait\n    settings:\n      colour: red\n'), 'programFile.wrong', 7],
    ['an unknown outlet', file('  a:\n    kind: entry\n    leads:\n      yes: a\n'), 'programFile.wrong', 7],
    ['no YAML', file('  a: [\n'), 'programFile.notYaml', undefined],
    ['a key twice', file('  a:\n    kind: end\n  a:\n    kind: end\n'), 'programFile.notYaml', 6],
    ['an anchor', file('  a: &x\n    kind: end\n'), 'programFile.notPlain', undefined],
    ['an alias', file('  a:\n    kind: end\n    name: *x\n'), 'programFile.notPlain', 6],
    ['a tag', file('  a:\n    kind: !!js/function end\n'), 'programFile.notPlain', 5],
    ['a reserved name', file('  __proto__:\n    kind: end\n'), 'programFile.notPlain', 4],
    [
      'another reserved name',
      file('  a:\n    kind: wait\n    settings:\n      constructor: 1\n'),
      'programFile.notPlain',
      7,
    ],
    [
      'endless nesting',
      `polku: 1\nname: x\nsteps: ${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      'programFile.notYaml',
      undefined,
    ],
  ])('%s', (_what, text, code, line) => {
    const refusal = refusalOf(text)
    expect(refusal.code).toBe(code)
    if (line !== undefined) expect(refusal.params.line).toBe(line)
  })

  test('a bomb of aliases costs nothing', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...[...'bcdefghi'].map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`),
    ].join('\n')
    const before = performance.now()
    expect(refusalOf(`polku: 1\n${bomb}`).code).toBe('programFile.notPlain')
    expect(performance.now() - before).toBeLessThan(2000)
  })
})

test('the example of the documentation is such a file', () => {
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync('docs/program-files.md', 'utf8')) ?? []
  expect(example).toContain('polku: 1')
  expect(again(example)).toBe(example)
})
