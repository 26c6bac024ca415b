import { IANAZone } from 'luxon'

/** Is this the name of a time zone, such as Europe/Helsinki? Asking Intl costs a tenth of a millisecond, so answers are
 *  kept: there are some six hundred zones, and as many wrong names are remembered. */
export function isTimeZone(name: string): boolean {
  const known = answers.get(name)
  if (known !== undefined) return known
  const answer = name.length <= 64 && IANAZone.isValidZone(name)
  if (answers.size >= mostAnswers) answers.clear()
  answers.set(name, answer)
  return answer
}

const mostAnswers = 1200
const answers = new Map<string, boolean>()
