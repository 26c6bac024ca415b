import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import express from 'express'
import { z } from 'zod'
import type { Auth } from '#server/auth/auth.ts'
import { readFileName } from '#server/files/fileRoutes.ts'
import type { Installation } from '#server/http/createContext.ts'
import { memberScope } from '#server/http/memberScope.ts'
import { Id } from '#server/inputs.ts'
import { getImport } from './getImport.ts'
import { uploadImport } from './uploadImport.ts'
import { writeReport } from './writeReport.ts'

/** CSV files in, reports out, for members:
 *  POST /upload/imports?workspaceId=1 with the file as body and X-File-Name (percent-encoded) → an ImportDraft;
 *  GET /download/imports/:id/report.csv?workspaceId=1. */
export function importRoutes(auth: Auth, installation: Installation): express.Router {
  const routes = express.Router()

  routes.post('/upload/imports', async (request, response) => {
    const scope = await memberScope(auth, installation, request, response, 'marketer')
    const draft = await uploadImport(scope, {
      fileName: readFileName(request.headers['x-file-name']),
      length: Number(request.headers['content-length']) || undefined,
      content: request,
    })
    response.status(201).json(draft)
  })

  routes.get('/download/imports/:id/report.csv', async (request, response) => {
    const scope = await memberScope(auth, installation, request, response, 'viewer')
    const id = z.coerce.number().pipe(Id).parse(request.params.id)
    const { fileName } = await getImport(scope, { id })
    response.attachment(`${fileName.replace(/\.[^.]*$/, '')}-report.csv`)
    response.type('text/csv; charset=utf-8')
    response.setHeader('Cache-Control', 'private, no-store')
    await pipeline(Readable.from(writeReport(scope, id)), response)
  })

  return routes
}
