import type { Polku } from './startPolku.ts'

export type Api = ReturnType<typeof makeApi>

/** The product's REST API, spoken to as any other system would. A refusal ends the run. */
export function makeApi({ url, apiKey }: Polku) {
  async function ask<T>(method: string, path: string, body?: string, type = 'application/json'): Promise<T> {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, ...(body !== undefined && { 'content-type': type }) },
      body,
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}: ${text}`)
    return JSON.parse(text)
  }
  return {
    get: <T>(path: string) => ask<T>('GET', path),
    post: <T>(path: string, body: object) => ask<T>('POST', path, JSON.stringify(body)),
    put: <T>(path: string, body: object) => ask<T>('PUT', path, JSON.stringify(body)),
    postCsv: <T>(path: string, csv: string) => ask<T>('POST', path, csv, 'text/csv'),
    /** Every row of a list, page after page. */
    async all<T>(path: string): Promise<T[]> {
      const rows: T[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const more: string = cursor && `&cursor=${encodeURIComponent(cursor)}`
        const page: { rows: T[]; next: string | null } = await ask('GET', `${path}&limit=200${more}`)
        rows.push(...page.rows)
        cursor = page.next
      }
      return rows
    },
  }
}
