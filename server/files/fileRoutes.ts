import express from 'express'
import { z } from 'zod'
import type { Auth } from '#server/auth/auth.ts'
import type { Installation } from '#server/http/createContext.ts'
import { memberScope } from '#server/http/memberScope.ts'
import { readBytes } from '#server/http/readBytes.ts'
import { Id, Name } from '#server/inputs.ts'
import { inertPolicy } from './inertPolicy.ts'
import { readFile } from './readFile.ts'
import { largestFile, uploadFile } from './uploadFile.ts'

const UploadQuery = z.object({ name: Name.optional() })

/** Files in and out, for members. Prospects get theirs by a tracked link (server/public). */
export function fileRoutes(auth: Auth, installation: Installation): express.Router {
  const routes = express.Router()

  routes.post('/upload/files', async (request, response) => {
    const scope = await memberScope(auth, installation, request, response, 'marketer')
    const { name } = UploadQuery.parse(request.query)
    const fileName = readFileName(request.headers['x-file-name'])
    const content = await readBytes(request, largestFile, '25 MB')
    response.status(201).json(await uploadFile(scope, { name: name ?? fileName, fileName, content }))
  })

  routes.get('/download/files/:id', async (request, response) => {
    const scope = await memberScope(auth, installation, request, response, 'viewer')
    const file = await readFile(scope, z.coerce.number().pipe(Id).parse(request.params.id))
    response.attachment(file.fileName)
    response.type(file.contentType)
    response.setHeader('Cache-Control', 'private, no-store')
    response.setHeader('Content-Security-Policy', inertPolicy)
    response.send(file.content)
  })

  return routes
}

/** The name of an uploaded file, percent-encoded in its header: without folders, control characters, signs that turn the
 *  direction of reading ("exe.pdf" that is "fdp.exe"), and dots at its end, which some systems drop. */
export function readFileName(header: string | string[] | undefined): string {
  const encoded = Array.isArray(header) ? header[0] : header
  const decoded = encoded ? decode(encoded) : ''
  const base = decoded.split(/[/\\]/).pop() ?? ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const clean = base.replace(/[\u0000-\u001f\u007f"<>|:*?\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim()
  return clean.slice(0, 200).replace(/[.\s]+$/, '') || 'file'
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
