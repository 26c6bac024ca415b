import type { EmailIssue } from './checkEmail.ts'
import { fieldsIn, findUnclosed, scanLiquid } from './liquid.ts'
import { findMergeField, nearestMergeField } from './mergeFields.ts'
import { placeOf, scanTags } from './scanTags.ts'

/** What can be said of the merge fields in one part of an email. `field` is that part's name in EmailContent; `ownFields`
 *  are the names that `prospect.fields` may hold, any when left out. */
export function checkMerge(source: string, field: string, ownFields?: ReadonlySet<string>): EmailIssue[] {
  const unclosed = findUnclosed(source)
  if (unclosed) return [issue('email.mergeUnclosed', field, { ...placeOf(source, unclosed.at), mark: unclosed.mark })]
  try {
    return [...checkNames(source, field, ownFields), ...checkFallbacks(source, field)]
  } catch (error) {
    return [readLiquidError(error, field)]
  }
}

function checkNames(source: string, field: string, ownFields: ReadonlySet<string> | undefined): EmailIssue[] {
  return fieldsIn(source).flatMap(({ path, line, column }) => {
    const known = findMergeField(path)
    if (known === 'own') {
      const name = path[2]
      if (name === undefined || !ownFields || ownFields.has(name)) return []
    } else if (known) return []
    const name = path.join('.')
    // `1e9` is not a number in Liquid, but we know what was meant.
    if (/^\d+e\d+$/i.test(name)) return [issue('email.tooHeavy', field, { line, column })]
    const near = nearestMergeField(path, ownFields)
    const at = { line, column }
    return near
      ? [issue('email.unknownFieldNear', field, { ...at, ...shorten(name, near) })]
      : [issue('email.unknownField', field, { ...at, name })]
  })
}

/** Leaves out the part before the last dot where both begin the same. */
function shorten(name: string, suggestion: string): { name: string; suggestion: string } {
  const shared = name.slice(0, name.lastIndexOf('.') + 1)
  if (!shared || !suggestion.startsWith(shared)) return { name, suggestion }
  return { name: name.slice(shared.length), suggestion: suggestion.slice(shared.length) }
}

/** Fields that may be empty, used in a sentence that does not say what then. */
function checkFallbacks(source: string, field: string): EmailIssue[] {
  const hrefs = [...scanTags(source)].flatMap((tag) => tag.attributes.filter(({ name }) => name === 'href'))
  const conditions: string[] = []
  const issues: EmailIssue[] = []
  for (const { kind, inside, start } of scanLiquid(source)) {
    if (kind === 'tag') {
      if (/^(?:if|unless|case)\b/.test(inside)) conditions.push(inside)
      else if (/^end(?:if|unless|case)\b/.test(inside)) conditions.pop()
      else if (/^elsif\b/.test(inside)) conditions.push(`${conditions.pop() ?? ''} ${inside}`)
      continue
    }
    const name = /^[\w.]+/.exec(inside)?.[0] ?? ''
    const known = findMergeField(name.split('.'))
    const mayBeEmpty = known === 'own' || known?.mayBeEmpty === true
    if (!mayBeEmpty || /\|\s*default\s*:/.test(inside)) continue
    if (conditions.some((condition) => condition.includes(name))) continue
    if (hrefs.some((href) => href.start < start && start < href.end)) continue
    issues.push(issue('email.noFallback', field, { ...placeOf(source, start), name }, 'warning'))
  }
  return issues
}

/** liquidjs's errors name the thing in their message and know its place. */
function readLiquidError(error: unknown, field: string): EmailIssue {
  const message = error instanceof Error ? error.message : ''
  const token = (error as { token?: { getPosition?: () => number[] } }).token
  const [line = 1, column = 1] = token?.getPosition?.() ?? []
  const filter = /undefined filter: ([\w.-]+)/.exec(message)?.[1]
  if (filter) return issue('email.unknownFilter', field, { line, column, name: filter })
  const tag = /tag "?([\w.-]+)"? not found/.exec(message)?.[1]
  if (tag) return issue('email.unknownTag', field, { line, column, name: tag })
  const unended = /tag (.+?) not closed/.exec(message)?.[1]
  if (unended) return issue('email.tagNotEnded', field, { line, column, name: unended.slice(0, 80) })
  return issue('email.mergeBroken', field, { line, column })
}

function issue(
  code: string,
  field: string,
  params: Readonly<Record<string, string | number>>,
  severity: EmailIssue['severity'] = 'blocker',
): EmailIssue {
  return { code, severity, field, params }
}

/** True when the text puts the unsubscribe address somewhere. */
export function hasUnsubscribe(source: string): boolean {
  return [...scanLiquid(source)].some(({ kind, inside }) => kind === 'output' && /^unsubscribe\b/.test(inside))
}
