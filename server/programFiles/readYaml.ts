import { isAlias, isCollection, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import { isReserved } from '#engine/nodes/fields.ts'
import { Refusal } from '#server/refusal.ts'

export interface YamlText {
  readonly value: unknown
  /** The line of what stands at a path, or of what it would stand in. */
  lineOf(path: readonly string[]): number
}

/** In characters: ten thousand steps, or hundreds of emails. */
export const mostCharacters = 8_000_000
const deepest = 40

/** Reads YAML 1.2 as plain data. Whatever could make much of little (aliases), mean more than it says (tags), or be no
 *  plain name (`__proto__`) is refused with its line. */
export function readYaml(text: string): YamlText {
  if (text.length > mostCharacters) throw new Refusal('programFile.tooLarge', { size: mostCharacters / 1_000_000 })
  const lines = new LineCounter()
  const document = parsed(text, lines)
  const lineAt = (offset: number | undefined) => lines.linePos(offset ?? 0).line
  const [error] = document.errors
  if (error) throw new Refusal('programFile.notYaml', { line: lineAt(error.pos[0]) })
  visit(document, (_, node, path) => {
    if (path.length > 2 * deepest) throw new Refusal('programFile.notPlain', { line: 1 })
    if (isPair(node)) {
      const { key } = node
      const isName = isScalar(key) && (typeof key.value === 'string' || typeof key.value === 'number')
      if (!isName || isReserved(String(key.value))) {
        throw new Refusal('programFile.notPlain', { line: lineAt(isNode(key) ? key.range?.[0] : undefined) })
      }
    } else if (isNode(node) && (isAlias(node) || node.anchor !== undefined || node.tag !== undefined)) {
      throw new Refusal('programFile.notPlain', { line: lineAt(node.range?.[0]) })
    }
  })
  return {
    value: document.toJS({ maxAliasCount: 0 }),
    lineOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const keys = path.slice(0, length).map((key) => (/^\d+$/.test(key) ? Number(key) : key))
        const node = document.getIn(keys, true) ?? document.getIn(path.slice(0, length), true)
        if (isNode(node) && node.range) return lineAt(node.range[0])
      }
      return isCollection(document.contents) ? lineAt(document.contents.range?.[0]) : 1
    },
  }
}

function parsed(text: string, lines: LineCounter) {
  try {
    return parseDocument(text, {
      lineCounter: lines,
      version: '1.2',
      schema: 'core',
      uniqueKeys: true,
      merge: false,
      logLevel: 'error',
    })
  } catch (error) {
    // Brackets in brackets without end use up the stack.
    if (error instanceof RangeError) throw new Refusal('programFile.notPlain', { line: 1 })
    throw error
  }
}
