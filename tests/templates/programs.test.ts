import { describe, expect, it } from 'vitest'
import { type Language, languages } from '#engine/nodes/language.ts'
import { check } from '#engine/program/check.ts'
import { type Graph, GraphSchema } from '#engine/program/graph.ts'
import { isIgnored } from '#engine/program/ignoring.ts'
import { inspectEmail } from '#templates/checkEmail.ts'
import { programTemplates } from '#templates/programs/catalogue.ts'
import type { Ids, ProgramTemplate } from '#templates/programs/ProgramTemplate.ts'

const every: readonly ProgramTemplate[] = Object.values(programTemplates)
const cases = every.flatMap((template) => languages.map((language) => ({ id: template.id, template, language })))

/** The drawing of a template in a workspace that numbers what it needs from 1. */
function drawing({ lists, files, segments, forms, topics, draw }: ProgramTemplate, language: Language): Graph {
  const ids = (needed: readonly { key: string }[] = []): Ids =>
    Object.fromEntries(needed.map(({ key }, n) => [key, n + 1]))
  return draw(
    language,
    { lists: ids(lists), files: ids(files), segments: ids(segments), forms: ids(forms), topics: ids(topics) },
    '2026-01-05',
  )
}

const emailsIn = (graph: Graph) =>
  Object.values(graph.nodes).flatMap((node) =>
    node.type === 'email' ? node.config.variants.map(({ content }) => content) : [],
  )

describe.each(cases)('the template $id in $language', ({ template, language }) => {
  const graph = drawing(template, language)

  it('is a drawing that is taken in as it is', () => {
    expect(GraphSchema.parse(JSON.parse(JSON.stringify(graph)))).toEqual(graph)
  })

  it('has nothing wrong with it', () => {
    const known = (needed: readonly { name: Record<Language, string> }[] = []) =>
      new Map(needed.map(({ name }, n) => [n + 1, { name: name[language], archived: false }]))
    const { lists, files, segments, forms, topics } = template
    const issues = check(graph, {
      lists: known(lists),
      files: known(files),
      segments: known(segments),
      forms: known(forms),
      topics: known(topics),
      programs: new Map(),
      members: new Set(),
      senderEmail: 'anna@company.example',
    })
    expect(issues.filter((issue) => !isIgnored(graph, issue))).toEqual([])
  })

  it('has short emails without a fault', async () => {
    for (const content of emailsIn(graph)) {
      const { issues, bytes } = await inspectEmail(content, { fileIds: new Set([1]) })
      expect(issues, content.subject).toEqual([])
      expect(bytes).toBeLessThan(30 * 1024)
      expect(content.subject.length, content.subject).toBeLessThanOrEqual(64)
      expect(content.preheader.length, content.preheader).toBeLessThanOrEqual(90)
    }
  })

  it('stands on the grid, top to bottom, no card over another', () => {
    const nodes = Object.values(graph.nodes)
    const y = (id: string) => graph.nodes[id]?.position.y ?? 0
    for (const { position } of nodes) expect([position.x % 8, position.y % 8].map(Math.abs)).toEqual([0, 0])
    for (const { from, outlet, to } of Object.values(graph.edges))
      if (outlet !== 'again') expect(y(to), `${from} to ${to}`).toBeGreaterThan(y(from))
    for (const a of nodes) {
      for (const b of nodes) {
        const apart = Math.abs(a.position.x - b.position.x) >= 240 || Math.abs(a.position.y - b.position.y) >= 120
        expect(a === b || apart, `${a.id} and ${b.id}`).toBe(true)
      }
    }
  })

  it('says what it is and what it needs', () => {
    const { title, about, lists, files, segments = [], forms = [], topics = [] } = template
    const said = [title, about, ...[...lists, ...files, ...segments, ...forms, ...topics].map(({ name }) => name)]
    for (const words of said) expect(words[language]).toMatch(/\p{L}{3}/u)
    expect(about[language].length).toBeLessThanOrEqual(200)
    // A program that has nothing to send and nothing to do would be none.
    expect(Object.keys(graph.nodes).length).toBeGreaterThan(5)
  })
})

describe('a template', () => {
  it.each(every)('$id is the same program in every language', (template) => {
    const shape = (language: Language) => {
      const { nodes, edges, policy } = drawing(template, language)
      const places = Object.values(nodes).map(({ id, type, position }) => ({ id, type, position }))
      return { places, edges, policy: JSON.stringify(policy?.reentry) }
    }
    expect(shape('fi')).toEqual(shape('en'))
    expect(shape('sv')).toEqual(shape('en'))
  })

  it.each(every)('$id wants to be given what it needs', (template) => {
    const { lists, segments = [], forms = [], topics = [] } = template
    if ([...lists, ...segments, ...forms, ...topics].length === 0) return
    expect(() => template.draw('en', { lists: {}, files: {} }, '2026-01-05')).toThrow('was not given')
  })

  it('is known by its id, and no other has its name', () => {
    for (const [id, template] of Object.entries(programTemplates)) expect(template.id).toBe(id)
    for (const language of languages) expect(new Set(every.map(({ title }) => title[language])).size).toBe(every.length)
  })
})
