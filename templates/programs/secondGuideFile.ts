import type { Language } from '#engine/nodes/language.ts'

/** The second guide of the guide follow-up as a PDF: a cover and a page for each of four themes. */
export function makeSecondGuide(_language: Language): Buffer {
  return Buffer.from('%PDF-1.4\n')
}
