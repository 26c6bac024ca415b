/** A mail's HTML for a sandboxed frame: its links open a tab of their own, and its address is told to nobody. */
export function frameDocument(html: string): string {
  const head = '<base target="_blank"><meta name="referrer" content="no-referrer">'
  const opening = /<head(\s[^>]*)?>/i
  return opening.test(html) ? html.replace(opening, (tag) => `${tag}${head}`) : `${head}${html}`
}
