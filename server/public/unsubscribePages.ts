import type { Request, Response } from 'express'
import { readUnsubscribe } from '#templates/linkToken.ts'
import { answerBusy, answerInvalid, languageOf, orNothing } from './answerStrangers.ts'
import { type Addressee, findAddressee } from './findSender.ts'
import { guard, sendPage } from './publicPage.ts'
import type { PublicOptions } from './publicRoutes.ts'
import { fill, publicTexts } from './publicTexts.ts'
import { readOneClick } from './readOneClick.ts'
import { unsubscribe } from './unsubscribe.ts'

/** GET /u/:token. Mail scanners follow every link, so this one only asks. */
export async function askUnsubscribe(options: PublicOptions, request: Request, response: Response): Promise<void> {
  const link = readUnsubscribe(options.signingKey, String(request.params.token))
  if (!link) return answerInvalid(options, request, response)
  const found = await orNothing(
    options,
    'An addressee could not be looked up.',
    findAddressee(options.database.pool, link),
  )
  const addressee = found?.answer ?? null
  if (!addressee && !options.journal) return answerBusy(request, response)
  const language = languageOf(request, addressee?.language)
  const texts = publicTexts[language]
  sendPage(response, {
    status: 200,
    language,
    title: texts.askTitle,
    sender: addressee?.sender.name ?? '',
    paragraphs: sentence(addressee, texts.ask, texts.askUnknown),
    button: { label: texts.button, fields: { 'List-Unsubscribe': 'One-Click', from: 'page' } },
  })
}

/** POST /u/:token, by RFC 8058: no cookie, no redirect, and done when it is answered. */
export async function answerUnsubscribe(options: PublicOptions, request: Request, response: Response): Promise<void> {
  const { database, signingKey, journal } = options
  const link = readUnsubscribe(signingKey, String(request.params.token))
  if (!link) return answerInvalid(options, request, response)
  const click = await readOneClick(request)
  if (!click) return answerText(response, 400, publicTexts[languageOf(request)].badRequest)

  // Not raced against a clock: an answer that says "done" is given after the commit and not before.
  const outcome = await unsubscribe(database, signingKey, link).catch((error: unknown) => {
    options.log.warn({ err: error }, 'An unsubscribe could not be written.')
    return null
  })
  if (outcome === null && !journal) return answerBusy(request, response)
  if (outcome === null) await journal?.add(link)

  const addressee = outcome === null ? null : await findAddressee(database.pool, link).catch(() => null)
  const language = languageOf(request, addressee?.language)
  const { title, paragraphs } = words(outcome ?? 'queued', addressee, language)
  if (click === 'machine') return answerText(response, 200, [title, ...paragraphs].join('\n'))
  sendPage(response, { status: 200, language, title, sender: addressee?.sender.name ?? '', paragraphs })
}

function words(
  outcome: 'done' | 'already' | 'queued',
  addressee: Addressee | null,
  language: keyof typeof publicTexts,
) {
  const texts = publicTexts[language]
  const reply = addressee?.sender.replyTo
  const mistake = reply ? [fill(texts.mistake, { reply })] : []
  if (outcome === 'queued') return { title: texts.queuedTitle, paragraphs: [texts.queued] }
  if (outcome === 'already')
    return { title: texts.alreadyTitle, paragraphs: [...sentence(addressee, texts.already, texts.already), ...mistake] }
  return { title: texts.doneTitle, paragraphs: [...sentence(addressee, texts.done, texts.doneUnknown), ...mistake] }
}

/** Nothing when even the sender is unknown. The address is shown in part: emails are passed on. */
function sentence(addressee: Addressee | null, withAddress: string, without: string): string[] {
  if (!addressee) return []
  const { sender, addresses } = addressee
  const address = addresses[addresses.length - 1]
  return [fill(address ? withAddress : without, { sender: sender.name, address: address ? inPart(address) : '' })]
}

function inPart(address: string): string {
  const at = address.lastIndexOf('@')
  const shown = address.slice(0, Math.min(2, Math.max(1, at - 1)))
  return `${shown}…${address.slice(at)}`
}

function answerText(response: Response, status: number, text: string): void {
  guard(response)
  response.status(status).type('text/plain; charset=utf-8').send(`${text}\n`)
}
