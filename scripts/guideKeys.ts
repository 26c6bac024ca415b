import { readFileSync, writeFileSync } from 'node:fs'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { type Shortcut, shortcuts, shortcutText } from '../client/editor/shortcuts.ts'
import { editor } from '../client/i18n/messages/en/editor.ts'

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
  const names = (Object.keys(shortcuts) as Shortcut[]).filter((name) => !name.endsWith('Far'))
  const key = (name: Shortcut, mac: boolean) => `\`${shortcutText(name, mac)}\``
  return [
    '| Windows, Linux | Mac | |',
    '|---|---|---|',
    ...names.map((name) => `| ${key(name, false)} | ${key(name, true)} | ${editor[`keys.${name}`]} |`),
  ].join('\n')
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(guidePage, guideWithKeys())
  console.log('The keys in docs/guide.md are current.')
}
