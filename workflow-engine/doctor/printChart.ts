import type { Examination } from './examine.ts'

const number = new Intl.NumberFormat('en')
const WIDTH = 72

/** The table that people read: one line an invariant, and under those that do not hold some of what is wrong and what to
 *  do. */
export function printChart({ findings, workspaces, at }: Examination): string {
  const lines = [
    `${number.format(workspaces)} ${workspaces === 1 ? 'workspace' : 'workspaces'}, as of ${at.toISOString()}`,
    '',
    `${' '.repeat(9)}${'what'.padEnd(WIDTH)}${'checked'.padStart(12)}${'wrong'.padStart(9)}`,
  ]
  for (const { id, name, checked, wrong, examples, remedy, notes, unfinished } of findings) {
    const mark = wrong > 0 ? 'no' : unfinished === null ? 'ok' : '?'
    const [first = '', ...rest] = wrap(name)
    const counts = `${number.format(checked).padStart(12)}${number.format(wrong).padStart(9)}`
    lines.push(`${mark.padEnd(4)}${id.padEnd(5)}${first.padEnd(WIDTH)}${counts}`)
    for (const line of rest) lines.push(`${' '.repeat(9)}${line}`)
    for (const example of examples) lines.push(`           - ${example}`)
    if (wrong > examples.length) lines.push(`           - … and ${number.format(wrong - examples.length)} more`)
    if (unfinished !== null) lines.push(`           Could not be looked at to the end: ${unfinished}`)
    for (const note of notes) lines.push(`           ${note}`)
    if (wrong > 0) lines.push(`           What to do: ${remedy}`)
  }
  return lines.join('\n')
}

function wrap(sentence: string): string[] {
  const lines: string[] = []
  for (const word of sentence.split(' ')) {
    const line = lines.at(-1)
    if (line === undefined || line.length + word.length >= WIDTH) lines.push(word)
    else lines[lines.length - 1] = `${line} ${word}`
  }
  return lines
}
