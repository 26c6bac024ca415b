import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getImport } from '#server/imports/getImport.ts'
import { importCsv } from '#server/imports/importCsv.ts'
import { type OpenImports, openImports } from '#server/imports/openImports.ts'
import { log, makeWorld, signingKey, type World } from './people-world.ts'

let world: World
let imports: OpenImports

beforeAll(async () => {
  world = await makeWorld()
  imports = await openImports({ database: world.database, dataDir: world.folder, signingKey, log })
})
afterAll(async () => {
  await imports.close()
  await world.end()
})

async function* whole(file: Buffer): AsyncGenerator<Buffer> {
  yield file
}

describe('a file in any encoding', () => {
  const text = [
    'Sähköposti\tEtunimi\tHuom',
    ...Array.from({ length: 1500 }, (_, n) => `p${n}@x.example\tÄly ${n}\t"å\r\nö"`),
  ]

  it.each(['utf8', 'utf16le', 'utf16be', 'win1252'])(
    'such as %s comes in whole, to the last byte',
    async (encoding) => {
      const scope = await world.enter()
      const bytes = iconv.encode(text.join('\r\n'), encoding, { addBOM: encoding !== 'win1252' })
      const { id } = await importCsv(scope, { fileName: 'people.csv', content: whole(bytes) })
      await imports.idle()
      const job = await getImport(scope, { id })
      expect(job).toMatchObject({ state: 'done', rows: 1500, created: 1500, remarks: 0, doneBytes: bytes.length })
      const [last] = await world.rows(
        'select first_name, fields from prospect where email_key = $1 and workspace_id = $2',
        'p1499@x.example',
        scope.workspaceId,
      )
      expect(last).toEqual({ first_name: 'Äly 1499', fields: { huom: 'å\r\nö' } })
    },
  )
})
