import { readFileSync, writeFileSync } from 'node:fs'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { editorCommands } from '../client/commands/editorCommands.ts'
import { keysText } from '../client/commands/keys.ts'
import { workspaceCommands } from '../client/commands/workspaceCommands.ts'
import { commands } from '../client/i18n/messages/en/commands.ts'

// Writes the table of keys into docs/guide.md from the editor's own. `npm run docs`; tests/docs.test.ts fails while it
// is out of date.

export const guidePage = fileURLToPath(new URL('../docs/guide.md', import.meta.url))

const place = /(<!-- keys:[^>]*-->\n)[\s\S]*(<!-- \/keys -->)/

/** The guide with the keys as they are now. */
export function guideWithKeys(): string {
  return readFileSync(guidePage, 'utf8').replace(place, (_all, begin, end) => `${begin}${describeKeys()}\n${end}`)
}

function describeKeys(): string {
  // What differs only in how far it goes is said in the same row.
  const shown = [...workspaceCommands, ...editorCommands].filter(({ id, keys }) => keys && !id.endsWith('Far'))
  const written = (keys: readonly string[], mac: boolean) => keys.map((one) => `\`${keysText(one, mac)}\``).join(' ')
  return [
    '| Windows, Linux | Mac | |',
    '|---|---|---|',
    ...shown.map(({ id, keys = [] }) => `| ${written(keys, false)} | ${written(keys, true)} | ${commands[id]} |`),
  ].join('\n')
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(guidePage, guideWithKeys())
  console.log('The keys in docs/guide.md are current.')
}
