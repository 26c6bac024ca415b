/** An email's HTML as it looks in a light or a dark inbox, whatever the reader's own screen prefers. An email that has
 *  words for the dark gets them; one that has none is for the frame to darken. */
export function inLight(html: string, dark: boolean): string {
  return html
    .replace(/\(\s*prefers-color-scheme\s*:\s*dark\s*\)/gi, dark ? '(min-width: 0)' : '(max-width: 0)')
    .replace(/\(\s*prefers-color-scheme\s*:\s*light\s*\)/gi, dark ? '(max-width: 0)' : '(min-width: 0)')
    .replace(/(color-scheme\s*:\s*)light\s+dark/gi, dark ? '$1dark' : '$1light')
    .replace(/(<meta[^>]*name="color-scheme"[^>]*content=")[^"]*"/gi, dark ? '$1dark"' : '$1light"')
}

/** Whether the email says itself how it looks in the dark. */
export const knowsDark = (html: string): boolean => /prefers-color-scheme\s*:\s*dark/i.test(html)
