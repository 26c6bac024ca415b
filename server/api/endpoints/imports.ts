import { z } from 'zod'
import { defineEndpoint } from '#server/api/endpoint.ts'
import { Paging, PathId, pageOf, QueryId } from '#server/api/schemas/paging.ts'
import { readFileName } from '#server/files/fileRoutes.ts'
import { getImport } from '#server/imports/getImport.ts'
import { importCsv } from '#server/imports/importCsv.ts'
import type { ImportJob } from '#server/imports/importJob.ts'
import { listImportNotes } from '#server/imports/listImportNotes.ts'
import { Basis } from '#server/prospects/prospectInput.ts'

const tag = 'Imports'
const Count = z.number().int()

const Job = z.object({
  id: z.number(),
  state: z.enum(['running', 'done', 'failed']),
  rows: Count.meta({ description: 'created + updated + unchanged + duplicates + rejected, at any moment.' }),
  created: Count,
  updated: Count,
  unchanged: Count,
  duplicates: Count,
  rejected: Count,
  remarks: Count.meta({ description: 'Rows that were taken in and have a remark in the report.' }),
  bytes: Count,
  doneBytes: Count,
  failure: z.string().nullable(),
  list: z.object({ id: z.number(), name: z.string() }).nullable(),
  report: z.string().meta({ description: 'Where the report is: every row not taken, and why.' }),
})

const imported = defineEndpoint({
  method: 'post',
  path: '/prospects/import',
  tag,
  summary: 'Import people from a CSV file',
  about:
    'The file is the body. Separator, encoding and headings are detected; columns that match nothing become fields of ' +
    'the person. Answers a job: ask GET /imports/{id} until its state is done.',
  query: z.strictObject({
    list: QueryId.optional().meta({ description: 'A list to join.' }),
    basis: Basis.optional().meta({ description: 'On what basis they may be mailed. Default: legitimateInterest.' }),
    source: z.string().trim().min(1).max(300).optional().meta({ description: 'Where they come from. Default: API.' }),
  }),
  rawBody: 'text/csv',
  status: 202,
  response: Job,
  async answer({ scope, query, request }) {
    const job = await importCsv(scope, {
      fileName: readFileName(request.headers['x-file-name'] ?? 'import.csv'),
      length: Number(request.headers['content-length']) || undefined,
      content: request,
      listId: query.list,
      basis: query.basis,
      source: query.source,
    })
    return answerOf(job)
  },
})

const read = defineEndpoint({
  method: 'get',
  path: '/imports/{id}',
  tag,
  summary: 'How far an import is',
  params: PathId,
  response: Job,
  answer: async ({ scope, params }) => answerOf(await getImport(scope, { id: params.id })),
})

const report = defineEndpoint({
  method: 'get',
  path: '/imports/{id}/report',
  tag,
  summary: 'Every row that was not taken in, or taken in with a remark',
  params: PathId,
  query: Paging.extend({
    taken: z.enum(['true', 'false']).optional().meta({ description: 'false: only rows not taken in.' }),
  }),
  response: pageOf(
    z.object({
      line: z.number().meta({ description: 'Line in the file, the headings being line 1.' }),
      row: z.number().meta({ description: 'Data row, the first under the headings being 1.' }),
      code: z.string(),
      taken: z.boolean(),
      message: z.string(),
      raw: z.string(),
    }),
  ),
  answer({ scope, params, query: { taken, ...paging } }) {
    return listImportNotes(scope, { id: params.id, ...paging, ...(taken ? { taken: taken === 'true' } : {}) })
  },
})

function answerOf(job: ImportJob): z.input<typeof Job> {
  const { id, state, rows, created, updated, unchanged, duplicates, rejected, remarks } = job
  const { bytes, doneBytes, failure, list } = job
  return {
    id,
    state: state === 'uploaded' ? 'running' : state,
    ...{ rows, created, updated, unchanged, duplicates, rejected, remarks, bytes, doneBytes, failure, list },
    report: `/api/v1/imports/${id}/report`,
  }
}

export const importEndpoints = [imported, read, report]
