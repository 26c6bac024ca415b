import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { Database } from '#server/database/connect.ts'
import { publicRoutes } from '#server/public/publicRoutes.ts'
import type { UnsubscribeJournal } from '#server/public/UnsubscribeJournal.ts'
import { clickUrl, fileUrl, openUrl, unsubscribeUrl } from '#templates/linkToken.ts'
import { log, signingKey, type World } from './people-world.ts'

/** The public routes on a port of their own. */
export interface PublicSite {
  readonly base: string
  get(url: string, init?: RequestInit): Promise<Response>
  close(): Promise<void>
}

export async function openSite(database: Database, journal?: UnsubscribeJournal): Promise<PublicSite> {
  const app = express()
  app.set('query parser', 'simple')
  app.use(publicRoutes({ database, signingKey, log, journal }))
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening))
  })
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    base,
    get: (url, init) => fetch(url, { redirect: 'manual', ...init }),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** An email that a person got, and the links in it. */
export interface SentEmail {
  readonly workspaceId: number
  readonly messageId: number
  readonly prospectId: number
  click(target: string, link?: number): string
  file(fileId: number): string
  readonly unsubscribe: string
  readonly pixel: string
}

let people = 0

export async function sendEmail(
  world: World,
  base: string,
  workspaceId: number,
  { email = `person${++people}@acme.example`, language = '', kind = 'marketing' } = {},
): Promise<SentEmail> {
  const [prospect] = await world.rows<{ id: number }>(
    `insert into prospect (workspace_id, email, email_key, language, consent) values ($1, $2, lower($2), $3, 'granted') returning id`,
    workspaceId,
    email,
    language,
  )
  const prospectId = prospect?.id ?? 0
  const [message] = await world.rows<{ id: number }>(
    `insert into message (workspace_id, kind, enrollment_id, prospect_id, to_email, state, due_at, sent_at)
     select $1, $2, -n, $3, $4, 'sent', workspace_now($1), workspace_now($1)
     from (select count(*) + 1 as n from message where workspace_id = $1) c returning id`,
    workspaceId,
    kind,
    prospectId,
    email,
  )
  const messageId = message?.id ?? 0
  return {
    workspaceId,
    messageId,
    prospectId,
    click: (target, link = 0) => clickUrl(base, signingKey, { workspaceId, messageId, link, target }),
    file: (fileId) => fileUrl(base, signingKey, { workspaceId, messageId, link: 1, fileId }),
    unsubscribe: unsubscribeUrl(base, signingKey, { workspaceId, messageId }),
    pixel: openUrl(base, signingKey, { workspaceId, messageId }),
  }
}
