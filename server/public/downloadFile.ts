import type { Request, Response } from 'express'
import type { Database } from '#server/database/connect.ts'
import { inertPolicy } from '#server/files/inertPolicy.ts'
import { type FileLink, readFile } from '#templates/linkToken.ts'
import { answerBusy, answerInvalid, languageOf, orNothing } from './answerStrangers.ts'
import { findAddressee } from './findSender.ts'
import { guard, sendPage } from './publicPage.ts'
import type { PublicOptions } from './publicRoutes.ts'
import { publicTexts } from './publicTexts.ts'
import { recordTouch } from './recordTouch.ts'
import type { SharedReading } from './SharedReading.ts'
import { signsOf } from './signsOf.ts'

export interface FileRow {
  readonly name: string
  readonly fileName: string
  readonly contentType: string
  readonly content: Buffer
}

/** GET /f/:token. An archived file is still sent: the emails that link to it are out. */
export async function downloadFile(
  options: PublicOptions,
  files: SharedReading<FileRow | null>,
  request: Request,
  response: Response,
): Promise<void> {
  const { database, signingKey, log } = options
  const link = readFile(signingKey, String(request.params.token))
  if (!link) return answerInvalid(options, request, response)
  const reading = files.read(`${link.workspaceId} ${link.fileId}`, response, () => loadFile(database, link))
  const found = await orNothing(options, 'A file could not be read.', reading)
  if (!found) return answerBusy(request, response)
  if (!found.answer) return answerGone(options, request, response, link)
  const { name, fileName, contentType, content } = found.answer
  const { workspaceId, messageId, fileId } = link
  const what = { kind: 'file', link: link.link, fileId, file: name } as const
  const touch = { workspaceId, messageId, signs: signsOf(request, 'click'), what }
  await recordTouch(database, touch).catch((error: unknown) => log.warn({ err: error }, 'A download was not recorded.'))
  guard(response)
  response.setHeader('Content-Security-Policy', inertPolicy)
  response.attachment(fileName)
  // A browser shows a PDF itself; anything else is saved.
  if (contentType === 'application/pdf')
    response.setHeader(
      'Content-Disposition',
      String(response.getHeader('Content-Disposition')).replace('attachment', 'inline'),
    )
  response.setHeader('Content-Type', contentType)
  response.setHeader('Content-Length', content.length)
  response.setHeader('Accept-Ranges', 'none')
  response.end(request.method === 'HEAD' ? undefined : content)
}

async function loadFile({ pool }: Database, { workspaceId, fileId }: FileLink): Promise<FileRow | null> {
  const { rows } = await pool.query<FileRow>({
    name: 'load-public-file',
    text: `select f.name, f.file_name as "fileName", f.content_type as "contentType", c.content
           from file f join file_content c on c.workspace_id = f.workspace_id and c.file_id = f.id
           where f.workspace_id = $1 and f.id = $2`,
    values: [workspaceId, fileId],
  })
  return rows[0] ?? null
}

async function answerGone(options: PublicOptions, request: Request, response: Response, link: FileLink) {
  const addressee = await findAddressee(options.database.pool, link).catch(() => null)
  const language = languageOf(request, addressee?.language)
  const texts = publicTexts[language]
  const sender = addressee?.sender.name ?? ''
  sendPage(response, { status: 404, language, title: texts.goneTitle, sender, paragraphs: [texts.gone] })
}
