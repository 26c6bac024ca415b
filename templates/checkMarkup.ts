import type { EmailIssue } from './checkEmail.ts'
import { activeElements, isLink, readHref } from './links.ts'
import { scanLiquid } from './liquid.ts'
import { attributeOf, blankComments, placeOf, scanTags, type Tag } from './scanTags.ts'

const mostBytes = 256 * 1024
const deepest = 50
/** Merge fields and tags in one email. */
const mostMerges = 1000

/** What can be said of an email's MJML before it is compiled, in the order of its lines. */
export function checkMarkup(mjml: string): EmailIssue[] {
  if (mjml.trim() === '') return [issue('email.empty')]
  const bytes = Buffer.byteLength(mjml)
  if (bytes > mostBytes) {
    return [issue('email.tooLarge', { size: Math.ceil(bytes / 1024), limit: mostBytes / 1024 })]
  }
  const source = blankComments(mjml)
  let merges = 0
  for (const _ of scanLiquid(source)) if (++merges > mostMerges) return [issue('email.tooHeavy')]
  const tags = [...scanTags(source)]
  const lineOf = (tag: Tag) => placeOf(source, tag.start).line
  const tooDeep = checkNesting(tags, lineOf).find((found) => found.code === 'email.tooDeep')
  if (tooDeep) return [tooDeep]
  // What stands in mj-attributes are defaults, not elements.
  const defaultsEnd = tags.find((tag) => tag.name === 'mj-attributes' && tag.kind === 'close')?.start ?? 0
  const defaultsStart = tags.find((tag) => tag.name === 'mj-attributes')?.start ?? 0
  const elements = tags.filter((tag) => tag.start < defaultsStart || tag.start >= defaultsEnd)
  return [
    ...checkFrame(source, tags),
    ...checkNesting(tags, lineOf),
    ...elements.flatMap((tag) => checkTag(tag, lineOf)),
  ]
}

/** Links to files that the workspace does not have. */
export function checkFiles(mjml: string, fileIds: ReadonlySet<number>): EmailIssue[] {
  const source = blankComments(mjml)
  const issues: EmailIssue[] = []
  for (const tag of scanTags(source)) {
    const href = attributeOf(tag, 'href')
    const destination = href && isLink(tag, 'href') ? readHref(href.value ?? '') : undefined
    if (destination?.kind !== 'file' || fileIds.has(destination.fileId)) continue
    issues.push(issue('email.unknownFile', { line: placeOf(source, tag.start).line, id: destination.fileId }))
  }
  return issues
}

function checkFrame(source: string, tags: readonly Tag[]): EmailIssue[] {
  const root = tags.find((tag) => tag.kind !== 'close')
  if (root?.name !== 'mjml' || !tags.some((tag) => tag.name === 'mj-body')) {
    return [issue('email.structure', { line: root ? placeOf(source, root.start).line : 1 })]
  }
  const language = attributeOf(root, 'lang')?.value?.trim()
  return language ? [] : [issue('email.noLanguage', { line: placeOf(source, root.start).line }, 'tip')]
}

function checkNesting(tags: readonly Tag[], lineOf: (tag: Tag) => number): EmailIssue[] {
  const open: Tag[] = []
  const unclosed: Tag[] = []
  for (const tag of tags) {
    if (neverNests.has(tag.name) || tag.kind === 'selfClosing') continue
    if (tag.kind === 'open') {
      if (open.push(tag) > deepest) return [issue('email.tooDeep', { line: lineOf(tag), limit: deepest })]
      continue
    }
    const opener = open.findLastIndex((each) => each.name === tag.name)
    if (opener !== -1) unclosed.push(...open.splice(opener).slice(1))
  }
  return [...unclosed, ...open]
    .filter((tag) => tag.name === 'mjml' || tag.name.startsWith('mj-'))
    .map((tag) => issue('email.unclosedElement', { line: lineOf(tag), element: tag.name }))
}

/** Elements without an end, and those whose end may be left out. */
const neverNests = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd option'.split(' '),
)

function checkTag(tag: Tag, lineOf: (tag: Tag) => number): EmailIssue[] {
  if (tag.kind === 'close') return []
  const line = lineOf(tag)
  if (tag.name === 'mj-include') return [issue('email.include', { line })]
  if (activeElements.has(tag.name)) return [issue('email.active', { line, element: tag.name })]
  const issues: EmailIssue[] = []
  for (const attribute of tag.attributes) {
    const value = attribute.value ?? ''
    if (attribute.name.startsWith('on')) {
      issues.push(issue('email.active', { line, element: `${tag.name} ${attribute.name}` }))
    } else if (attribute.quote === '' && value.includes('{')) {
      issues.push(issue('email.unquoted', { line, attribute: attribute.name }))
    } else if (isLink(tag, attribute.name)) {
      const { kind } = readHref(value)
      if (kind === 'bad') issues.push(issue('email.badLink', { line, url: value.slice(0, 80) }))
      if (kind === 'empty') issues.push(issue('email.emptyLink', { line }, 'warning'))
    }
  }
  if ((tag.name === 'mj-image' || tag.name === 'img') && !attributeOf(tag, 'alt')) {
    issues.push(issue('email.missingAlt', { line }, 'tip'))
  }
  return issues
}

/** What MJML's own validator found, as issues. Its messages are the only form it gives them in. */
export function readMjmlErrors(errors: readonly { line: number; message: string; tagName: string }[]): EmailIssue[] {
  return errors.flatMap(({ line, message, tagName: element }) => {
    if (/mj-title/.test(message)) return []
    if (/doesn't exist/.test(message)) return [issue('email.unknownElement', { line, element })]
    const misplaced = /cannot be used inside (\S+), only inside: (.*)$/.exec(message)
    if (misplaced) {
      const [, parent = '', allowed = ''] = misplaced
      return [issue('email.misplacedElement', { line, element, parent, allowed })]
    }
    const attribute = /^Attributes? (.+?) (?:is|are|has) /.exec(message)?.[1] ?? message
    const code = /illegal/.test(message) ? 'email.unknownAttribute' : 'email.badAttribute'
    return [issue(code, { line, element, attribute }, 'warning')]
  })
}

function issue(
  code: string,
  params?: Readonly<Record<string, string | number>>,
  severity: EmailIssue['severity'] = 'blocker',
): EmailIssue {
  return { code, severity, field: 'mjml', ...(params && { params }) }
}
