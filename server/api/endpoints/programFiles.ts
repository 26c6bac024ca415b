import { z } from 'zod'
import { defineEndpoint } from '#server/api/endpoint.ts'
import { PathId } from '#server/api/schemas/paging.ts'
import { readBytes } from '#server/http/readBytes.ts'
import { Name } from '#server/inputs.ts'
import { exportProgram } from '#server/programFiles/exportProgram.ts'
import { importProgram, replaceDraft } from '#server/programFiles/importProgram.ts'
import { mostCharacters } from '#server/programFiles/readYaml.ts'

const tag = 'Programs'
const media = 'application/yaml'

const Imported = z.object({
  id: z.number(),
  revision: z.number(),
  made: z.array(z.string()).meta({ description: 'Lists that were not there and have been made.' }),
  open: z
    .array(z.object({ kind: z.string(), name: z.string() }))
    .meta({ description: 'What the file names and nothing here is called. Those settings are open now.' }),
})

const written = defineEndpoint({
  method: 'get',
  path: '/programs/{id}/file',
  tag,
  summary: 'The draft as a program file',
  about: 'YAML with the emails in it, and everything it points to by name: docs/program-files.md.',
  params: PathId,
  media,
  response: z.string(),
  answer: async ({ scope, params }) => (await exportProgram(scope, params.id)).text,
})

const created = defineEndpoint({
  method: 'post',
  path: '/programs/file',
  tag,
  summary: 'Make a program from a program file',
  about: 'The file is the body. What it names is found by its name; lists that are not there are made.',
  query: z.strictObject({ name: Name.optional().meta({ description: "Default: the file's." }) }),
  rawBody: media,
  status: 201,
  response: Imported,
  async answer({ scope, query, request }) {
    return imported(await importProgram(scope, { text: await textOf(request), name: query.name }))
  },
})

const replaced = defineEndpoint({
  method: 'put',
  path: '/programs/{id}/file',
  tag,
  summary: 'Put a program file in place of the draft',
  about: 'Refused with 409 program.stale when somebody has saved since `revision`, and while somebody edits.',
  params: PathId,
  query: z.strictObject({
    revision: z.coerce.number().int().positive().optional().meta({ description: 'Default: the newest.' }),
  }),
  rawBody: media,
  response: Imported,
  async answer({ scope, params, query, request }) {
    const order = { id: params.id, text: await textOf(request), revision: query.revision }
    return imported(await replaceDraft(scope, order))
  },
})

const imported = ({ made, open, ...rest }: Awaited<ReturnType<typeof importProgram>>) => ({
  ...rest,
  made: [...made],
  open: open.map(({ kind, name }) => ({ kind, name })),
})

const textOf = async (request: Parameters<typeof readBytes>[0]): Promise<string> =>
  (await readBytes(request, 2 * mostCharacters, `${(2 * mostCharacters) / 1_000_000} MB`)).toString('utf8')

export const programFileEndpoints = [created, written, replaced]
