import { expect } from 'vitest'
import type { Endpoint } from '#server/api/endpoint.ts'
import { endpoints } from '#server/api/endpoints.ts'
import { ErrorAnswer } from '#server/api/schemas/errorAnswer.ts'

type Json = unknown
export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a client of the API sees plain JSON
  readonly body: any
}

/** A client of the REST API that believes nothing: every answer must be what the contract says, no field more. */
export function apiClient(url: string, key: string) {
  return async (method: 'GET' | 'POST' | 'PUT', address: string, body?: unknown): Promise<Answer> => {
    const csv = typeof body === 'string'
    const response = await fetch(`${url}/api/v1${address}`, {
      method,
      headers: {
        Authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'Content-Type': csv ? 'text/csv' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: csv ? body : JSON.stringify(body) }),
    })
    const answer = { status: response.status, body: (await response.json()) as Json }
    const endpoint = endpointOf(method, address)
    if (!endpoint || response.status >= 400) expect(ErrorAnswer.parse(answer.body)).toEqual(answer.body)
    else {
      expect(response.status).toBe(endpoint.status ?? 200)
      expect(endpoint.response.parse(answer.body)).toEqual(answer.body)
    }
    return answer
  }
}

function endpointOf(method: string, address: string): Endpoint | undefined {
  const path = address.split('?', 1)[0] ?? ''
  // /prospects/import before /prospects/{id}.
  const fits = endpoints.filter((one) => one.method === method.toLowerCase() && pattern(one.path).test(path))
  return fits.find((one) => one.path === path) ?? fits[0]
}

const pattern = (path: string) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`)
