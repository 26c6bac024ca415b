// biome-ignore format: one token is one line
// biome-ignore lint/suspicious/noControlCharactersInRegex: they end a string of JSON
const token = /[ \t\n\r]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/y

type Expected = 'value' | 'valueOrEnd' | 'name' | 'nameOrEnd' | 'colon' | 'commaOrEnd' | 'nothing'

/** Where a text stops being JSON: the index of the first character that no JSON could have there. JSON.parse says so
 *  only sometimes. */
export function whereJsonBreaks(text: string): number {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let at = 0
  for (;;) {
    token.lastIndex = at
    const [whole, mark, string, scalar] = token.exec(text) ?? []
    if (whole === undefined) return at + (/^[ \t\n\r]*/.exec(text.slice(at))?.[0].length ?? 0)
    const end = at + whole.length
    const next = step(expected, open, mark, string !== undefined, scalar !== undefined)
    if (!next) return end - (mark ?? string ?? scalar ?? '').length
    expected = next
    at = end
  }
}

function step(
  expected: Expected,
  open: ('{' | '[')[],
  mark: string | undefined,
  isString: boolean,
  isScalar: boolean,
): Expected | null {
  const inside = open.at(-1)
  const after = (): Expected => (open.length === 0 ? 'nothing' : 'commaOrEnd')
  const wantsValue = expected === 'value' || expected === 'valueOrEnd'
  const wantsName = expected === 'name' || expected === 'nameOrEnd'
  if (isString) return wantsName ? 'colon' : wantsValue ? after() : null
  if (isScalar) return wantsValue ? after() : null
  if (mark === ':') return expected === 'colon' ? 'value' : null
  if (mark === ',') return expected === 'commaOrEnd' ? (inside === '{' ? 'name' : 'value') : null
  if (mark === '{' || mark === '[') {
    if (!wantsValue) return null
    open.push(mark)
    return mark === '{' ? 'nameOrEnd' : 'valueOrEnd'
  }
  const closes = mark === '}' ? inside === '{' && expected !== 'valueOrEnd' : inside === '['
  if (!closes || (expected !== 'commaOrEnd' && expected !== 'nameOrEnd' && expected !== 'valueOrEnd')) return null
  open.pop()
  return after()
}
