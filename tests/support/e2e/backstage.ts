import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client'
import type { inferRouterOutputs } from '@trpc/server'
import type { Language } from '#engine/nodes/language.ts'
import type { AppRouter } from '#server/router.ts'
import type { Role } from '#server/workspace/role.ts'
import { installation } from './installation.ts'

// What is prepared where the audience does not see it: accounts, workspaces, people. What a test is about happens on
// the pages; everything before it happens here, in milliseconds.

export type Outputs = inferRouterOutputs<AppRouter>
type Calls = TRPCClient<AppRouter>

/** Somebody who has signed in: what they may call, and the cookies that a browser needs to be them. */
export interface Account {
  readonly name: string
  readonly email: string
  readonly call: Calls
  readonly cookies: readonly { name: string; value: string; url: string }[]
  /** Sends a file up, as the pages do. @returns the answer's JSON */
  upload<Answer>(address: string, fileName: string, content: Uint8Array | string): Promise<Answer>
}

/** A workspace of one test's own: a sandbox with a sender and a clock. */
export interface Room {
  readonly id: number
  readonly name: string
  /** Makes an account with this role, which has only this workspace. */
  welcomes(name: string, role: Role, language?: Language): Promise<Account>
  /** The path of a link by which this address may join. */
  invitationFor(email: string): Promise<string>
  /** Lets somebody in who has an account already. */
  invites(guest: Account, role: Role): Promise<void>
}

const password = 'ruusuköynnös kuu 7'

/** The accounts that every demo has. Their password is published with it. */
export const demo = {
  owner: { name: 'Anna Virtanen', email: 'demo@smartrekry.example', password: 'welcome-to-polku' },
  mikko: { name: 'Mikko Laine', email: 'mikko.laine@smartrekry.example', password: 'welcome-to-polku' },
  sanna: { name: 'Sanna Lindqvist', email: 'sanna.lindqvist@smartrekry.example', password: 'welcome-to-polku' },
} as const

export async function signIn(person: { name: string; email: string; password: string }): Promise<Account> {
  const answer = await fetch(`${installation.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: person.email, password: person.password }),
  })
  if (!answer.ok) throw new Error(`${person.email} could not sign in: ${await answer.text()}`)
  const cookies = answer.headers.getSetCookie().map((line) => {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    return { name, value, url: installation.url }
  })
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return {
    name: person.name,
    email: person.email,
    call: callsWith({ cookie }),
    cookies,
    async upload(address, fileName, content) {
      const headers = {
        cookie,
        'x-file-name': encodeURIComponent(fileName),
        'content-type': 'application/octet-stream',
      }
      const sent = await fetch(installation.url + address, { method: 'POST', headers, body: content as BodyInit })
      if (!sent.ok) throw new Error(`${fileName} was not taken: ${await sent.text()}`)
      return sent.json()
    },
  }
}

/** Makes a room. Its first owner is the demo's, who makes it and does nothing more. */
export async function openRoom(name: string): Promise<Room> {
  const host = await signIn(demo.owner)
  const { id: workspaceId } = await host.call.session.createWorkspace.mutate({ name, sandbox: true })
  await host.call.workspace.update.mutate({
    workspaceId,
    timeZone: 'Europe/Helsinki',
    senderName: 'Anna Virtanen',
    senderEmail: 'anna.virtanen@smartrekry.example',
    postalAddress: 'Mannerheimintie 12 B, 00100 Helsinki',
  })
  const tokenFor = async (email: string, role: Role) => {
    const { link } = await host.call.workspace.invite.mutate({ workspaceId, email, role })
    return link.slice(link.lastIndexOf('/') + 1)
  }
  return {
    id: workspaceId,
    name,
    async welcomes(person, role, language = 'en') {
      const email = `${person.toLowerCase().replace(/\W+/g, '.')}.${workspaceId}@smartrekry.example`
      const token = await tokenFor(email, role)
      const stranger = callsWith({ 'accept-language': language })
      await stranger.workspace.acceptInvitation.mutate({ token, name: person, password })
      return signIn({ name: person, email, password })
    },
    invitationFor: async (email) => `/invitation/${await tokenFor(email, 'viewer')}`,
    async invites(guest, role) {
      const token = await tokenFor(guest.email, role)
      await guest.call.workspace.acceptInvitation.mutate({ token })
    },
  }
}

function callsWith(headers: Record<string, string>): Calls {
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${installation.url}/trpc`, methodOverride: 'POST', headers })],
  })
}
