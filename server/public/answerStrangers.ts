import type { Request, Response } from 'express'
import type { Language } from '#engine/nodes/language.ts'
import { browserLanguage } from '#server/http/browserLanguage.ts'
import { claimedWorkspace } from '#templates/linkToken.ts'
import { findSender, nobody, type Sender } from './findSender.ts'
import { sendPage } from './publicPage.ts'
import type { PublicOptions } from './publicRoutes.ts'
import { fill, publicTexts } from './publicTexts.ts'

/** How long a stranger waits for the database before we go on without it. */
const patienceMs = 2500

/** The answer, or null when the database does not give one in time. What was begun goes on. */
export async function orNothing<T>(
  { log }: Pick<PublicOptions, 'log'>,
  what: string,
  work: Promise<T>,
): Promise<{ readonly answer: T } | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, patienceMs, null)
  })
  const answered = work.then(
    (answer) => ({ answer }),
    (error: unknown) => {
      log.warn({ err: error }, what)
      return null
    },
  )
  try {
    return await Promise.race([answered, late])
  } finally {
    clearTimeout(timer)
  }
}

export function languageOf(request: Request, own: Language | null = null): Language {
  return own ?? browserLanguage(request.headers['accept-language'])
}

/** 404 for a link that is none of ours or was changed: it names the sender that it claims, and leads nowhere. */
export async function answerInvalid(options: PublicOptions, request: Request, response: Response): Promise<void> {
  const workspaceId = claimedWorkspace(String(request.params.token))
  const found = await orNothing(
    options,
    'A sender could not be looked up.',
    findSender(options.database.pool, workspaceId),
  )
  const sender: Sender = found?.answer ?? nobody
  const language = languageOf(request)
  const texts = publicTexts[language]
  sendPage(response, {
    status: 404,
    language,
    title: texts.invalidTitle,
    sender: sender.name,
    paragraphs: [
      texts.invalid,
      ...(sender.name ? [fill(texts.invalidFrom, { sender: sender.name })] : []),
      ...(sender.replyTo ? [fill(texts.writeTo, { reply: sender.replyTo })] : []),
    ],
  })
}

/** 503 while the database is away and the answer needs it. */
export function answerBusy(request: Request, response: Response): void {
  const language = languageOf(request)
  const texts = publicTexts[language]
  response.setHeader('Retry-After', '60')
  sendPage(response, { status: 503, language, title: texts.busyTitle, sender: '', paragraphs: [texts.busy] })
}
