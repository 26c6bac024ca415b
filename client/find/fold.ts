/** Text as searches compare it: small letters, without their dots and accents, spaces as one. Who has no ä on the keyboard
 *  finds it by a. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

/** Whether a text holds every word that is looked for, in any order. */
export function holdsWords(text: string, wanted: string): boolean {
  const folded = fold(text)
  return fold(wanted)
    .split(' ')
    .every((word) => folded.includes(word))
}
