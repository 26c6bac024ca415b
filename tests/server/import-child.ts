import { connect } from '#server/database/connect.ts'
import { openImports } from '#server/imports/openImports.ts'
import { log, signingKey } from './people-world.ts'

// A process that takes imports in until it is killed: node --import tsx import-child.ts <database url> <data folder>

const [, , url = '', dataDir = ''] = process.argv
await openImports({ database: connect(url), dataDir, signingKey, log })
