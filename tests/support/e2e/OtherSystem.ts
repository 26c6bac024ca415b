import type { MessageRow } from '#server/messages/listMessages.ts'
import { installation } from './installation.ts'

export type Message = MessageRow
type Link = NonNullable<Message['links']>[number]

/** Another system that reads by the documented API, with a key of one workspace. */
export class OtherSystem {
  readonly #key: string

  constructor(key: string) {
    this.#key = key
  }

  /** Every row of a list, page by page. */
  async all<Row>(address: string): Promise<Row[]> {
    const rows: Row[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const and = address.includes('?') ? '&' : '?'
      const next = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
      const answer = await fetch(`${installation.url}/api/v1${address}${and}limit=200${next}`, {
        headers: { authorization: `Bearer ${this.#key}` },
      })
      if (!answer.ok) throw new Error(`${address}: ${await answer.text()}`)
      const page = (await answer.json()) as { rows: Row[]; next: string | null }
      rows.push(...page.rows)
      cursor = page.next
    }
    return rows
  }

  messages(programId: number): Promise<Message[]> {
    return this.all<Message>(`/messages?program=${programId}`)
  }
}

/** The address that a link of this kind leads to in a message. */
export function linkOf(message: Message, kind: Link['kind']): string {
  const link = message.links?.find((one) => one.kind === kind)
  if (!link) throw new Error(`No link of the kind "${kind}" in message ${message.id} to ${message.to}.`)
  return link.url
}
