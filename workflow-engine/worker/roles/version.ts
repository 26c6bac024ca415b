import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The version of this Polku, from package.json. */
export const version: string = (
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../package.json'), 'utf8')) as { version: string }
).version
