import { Liquid, type Template } from 'liquidjs'

/** html: values are escaped. text: as they are. link: values are encoded as a part of a URL. address: as they are. */
export type Medium = 'html' | 'text' | 'link' | 'address'

/** The template asks for more work than an email may take. */
export class TooHeavy extends Error {
  override readonly name = 'TooHeavy'
  constructor() {
    super('Template too heavy.')
  }
}

// Per render. Ranges, joins and escaping draw on the memory; the clock (milliseconds) stops what is left, such as loops
// over a split text. A second try forgives a machine that paused at the wrong moment.
const memoryLimit = 1_000_000
const renderLimit = 200
const parseLimit = 4_000_000

const engines: Readonly<Record<Medium, Liquid>> = {
  html: engine((value: unknown) => escapeValue(textOf(value))),
  text: engine(undefined),
  link: engine((value: unknown) => encodeURIComponent(textOf(value))),
  address: engine(undefined),
}
// In a link every value is encoded already; encoding it again would show the recipient's name as %25C3%25A4.
for (const filter of ['url_encode', 'cgi_escape', 'uri_escape']) engines.link.registerFilter(filter, (value) => value)

function engine(outputEscape: ((value: unknown) => string) | undefined): Liquid {
  const made = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    ...(outputEscape === undefined ? {} : { outputEscape }),
    memoryLimit,
    renderLimit,
    parseLimit,
    // No partials: nothing to look up, and no files to look in.
    templates: {},
    locale: 'en-US',
    timezoneOffset: 0,
  })
  for (const tag of ['include', 'render', 'layout', 'block']) delete made.tags[tag]
  // `raw` would let a value through unescaped.
  delete made.filters.raw
  return made
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' }

/** A value as text of HTML, inside an element or a quoted attribute. */
export function escapeValue(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => escapes[character] ?? character) : text
}

const parsed: Readonly<Record<Medium, Map<string, Template[]>>> = {
  html: new Map(),
  text: new Map(),
  link: new Map(),
  address: new Map(),
}
const parsedAtMost = 300

/** Parsed once and kept; throws liquidjs's error when the text is not Liquid. */
export function parseLiquid(medium: Medium, source: string): Template[] {
  const kept = parsed[medium]
  const known = kept.get(source)
  if (known) return known
  const templates = engines[medium].parse(source)
  const oldest = kept.size >= parsedAtMost ? kept.keys().next() : undefined
  if (oldest && !oldest.done) kept.delete(oldest.value)
  kept.set(source, templates)
  return templates
}

/** A field that a template reads from outside: `['prospect', 'firstName']`, with where it stands, both from 1. */
export interface FieldUse {
  readonly path: readonly string[]
  readonly line: number
  readonly column: number
}

/** The fields a template reads, leaving out what it makes itself (assign, loops). Throws what parseLiquid throws. */
export function fieldsIn(source: string): FieldUse[] {
  const { globals } = engines.html.analyzeSync(parseLiquid('html', source), { partials: false })
  return Object.values(globals).flatMap((variables) =>
    variables.map(({ segments, location }) => ({
      path: segments.map(String),
      line: location.row,
      column: location.col,
    })),
  )
}

/** The text with its merge fields filled in, in one pass: what a value holds is never read as Liquid. */
export function renderLiquid(medium: Medium, source: string, scope: object): string {
  if (!source.includes('{')) return source
  const templates = parseLiquid(medium, source)
  for (let attempt = 1; ; attempt++) {
    try {
      return engines[medium].renderSync(templates, scope) as string
    } catch (error) {
      const message = error instanceof Error ? error.message : ''
      if (message.includes('template render limit') && attempt === 1) continue
      if (message.includes('limit exceeded')) throw new TooHeavy()
      throw error
    }
  }
}

export interface LiquidSpan {
  /** output: `{{ … }}`. tag: `{% … %}`. */
  readonly kind: 'output' | 'tag'
  readonly start: number
  readonly end: number
  /** What stands between the braces, without the dashes and blanks. */
  readonly inside: string
}

/** The Liquid of a text, in order. What is never closed is left out. */
export function* scanLiquid(source: string): Generator<LiquidSpan> {
  // Behind the last of each kind of end nothing is closed.
  const last = { output: source.lastIndexOf('}}'), tag: source.lastIndexOf('%}') }
  for (let at = source.indexOf('{'); at !== -1; at = source.indexOf('{', at)) {
    const kind = source[at + 1] === '{' ? 'output' : source[at + 1] === '%' ? 'tag' : undefined
    if (!kind || last[kind] < at + 2) at++
    else {
      const close = source.indexOf(kind === 'output' ? '}}' : '%}', at + 2)
      const inside = source
        .slice(at + 2, close)
        .replace(/^-|-$/g, '')
        .trim()
      yield { kind, start: at, end: close + 2, inside }
      at = close + 2
    }
  }
}

/** Applies `change` to everything that is not Liquid, and `within` to everything that is. */
export function outsideLiquid(source: string, change: (text: string) => string, within = (liquid: string) => liquid) {
  let at = 0
  let result = ''
  for (const span of scanLiquid(source)) {
    result += change(source.slice(at, span.start)) + within(source.slice(span.start, span.end))
    at = span.end
  }
  return result + change(source.slice(at))
}

/** The first `{{` or `{%` that is never closed, or only after another one has begun. */
export function findUnclosed(source: string): { at: number; mark: string } | undefined {
  const opens = [...source.matchAll(/\{[{%]/g)]
  for (const [index, { 0: mark, index: at }] of opens.entries()) {
    const next = opens[index + 1]?.index ?? source.length
    const end = source.slice(at, next).indexOf(mark === '{{' ? '}}' : '%}')
    if (end === -1) return { at, mark }
  }
  return undefined
}
