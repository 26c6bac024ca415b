import express from 'express'
import rateLimit, { ipKeyGenerator } from 'express-rate-limit'
import { z } from 'zod'
import { readJson } from '#server/http/readJson.ts'
import { Refusal } from '#server/refusal.ts'
import { hashSecret } from '#server/workspace/secret.ts'
import type { Auth } from './auth.ts'
import { headersWithAddress } from './clientAddress.ts'
import { refuseWeakPassword } from './refuseWeakPassword.ts'

const tenMinutes = 600_000

const Credentials = z.strictObject({ email: z.string(), password: z.string() })
const NewPassword = z.strictObject({
  currentPassword: z.string(),
  newPassword: z.string(),
  /** It is so always. */
  revokeOtherSessions: z.boolean().optional(),
})

/** The part of better-auth that is reached from outside. Whatever is not named here does not exist: above all, nobody
 *  signs up by themselves. It is given what is named and nothing else, and what it answers besides cookies, which holds
 *  the secret of the session, stays here. */
export function authRoutes(auth: Auth): express.Router {
  const routes = express.Router()
  routes.use(readJson({ bytes: 16_384, text: '16 KB', keys: 20 }))

  // Ten wrong tries at one account from one address, then a pause.
  const tries = rateLimit({
    windowMs: tenMinutes,
    limit: 10,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    keyGenerator: (request) =>
      // Hashed, so that long names do not fill the memory.
      `${ipKeyGenerator(request.ip ?? '')} ${hashSecret(String(request.body?.email).trim().toLowerCase())}`,
    handler: (request, response, next) => {
      const ends = (request as { rateLimit?: { resetTime?: Date } }).rateLimit?.resetTime?.getTime() ?? Date.now()
      const wait = Math.max(1, Math.ceil((ends - Date.now()) / 60_000))
      response.setHeader('Retry-After', String(wait * 60))
      next(new Refusal('auth.tooManyTries', { minutes: wait }))
    },
  })

  routes.post(
    '/sign-in/email',
    (request, _response, next) => {
      const { password } = Credentials.parse(request.body)
      if (password.length > 128) throw new Refusal('auth.longPassword', { max: 128 }, { field: 'password' })
      next()
    },
    tries,
    pass,
  )
  routes.post('/sign-out', (request, response) => {
    request.body = {}
    return pass(request, response)
  })
  routes.post(
    '/change-password',
    (request, _response, next) => {
      const { currentPassword, newPassword } = NewPassword.parse(request.body)
      refuseWeakPassword(newPassword, 'newPassword')
      // Whoever knew the old password is out.
      request.body = { currentPassword, newPassword, revokeOtherSessions: true }
      next()
    },
    pass,
  )

  async function pass(request: express.Request, response: express.Response): Promise<void> {
    const url = new URL(request.originalUrl, 'http://auth')
    const headers = headersWithAddress(request)
    headers.delete('content-length')
    const answer = await auth.handler(
      new Request(url, {
        method: request.method,
        headers,
        body: JSON.stringify(request.body),
      }),
    )
    for (const cookie of answer.headers.getSetCookie()) response.appendHeader('Set-Cookie', cookie)
    response.setHeader('Cache-Control', 'no-store')
    if (!answer.ok) throw await toRefusal(answer)
    response.json({ ok: true })
  }

  return routes
}

/** better-auth's codes as our refusals. Unknown user and wrong password are one and the same. */
async function toRefusal(answer: Response): Promise<Refusal> {
  const body = (await answer.json().catch(() => ({}))) as { code?: string; message?: string }
  switch (body.code) {
    case 'INVALID_EMAIL':
    case 'INVALID_EMAIL_OR_PASSWORD':
      return new Refusal('auth.wrong')
    case 'INVALID_PASSWORD':
      return new Refusal('auth.wrongPassword', {}, { field: 'currentPassword' })
  }
  if (answer.status === 429) {
    const seconds = Number(answer.headers.get('X-Retry-After') ?? 60)
    return new Refusal('auth.tooManyTries', { minutes: Math.max(1, Math.ceil(seconds / 60)) })
  }
  if (answer.status === 401) return new Refusal('auth.required')
  if (answer.status >= 500) return new Refusal('server.failed', {}, { cause: new Error(body.message ?? 'auth failed') })
  return new Refusal('input.wrong', {}, { status: answer.status, cause: new Error(body.message ?? body.code) })
}
