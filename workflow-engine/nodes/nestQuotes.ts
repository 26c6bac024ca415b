/** Quotation marks inside quotation marks become single ones: `“Downloaded “Guide”?”` → `“Downloaded ‘Guide’?”`, and
 *  `”Listalla ”Messut””` → `”Listalla ’Messut’”`. Finnish and Swedish open and close with the same mark, so one that
 *  begins a word opens. */
export function nestQuotes(text: string): string {
  if ((text.match(/[“”]/g)?.length ?? 0) < 3) return text
  let depth = 0
  let openedAt = -2
  return text.replace(/[“”]/g, (mark, at: number) => {
    const opens = mark === '“' || at === 0 || at - 1 === openedAt || /[\s([–—]/.test(text[at - 1] ?? '')
    if (!opens) {
      if (depth > 0) depth--
      return depth > 0 ? '’' : mark
    }
    openedAt = at
    depth++
    if (depth === 1) return mark
    return mark === '“' ? '‘' : '’'
  })
}
