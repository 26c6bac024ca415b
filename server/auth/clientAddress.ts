import type { IncomingHttpHeaders } from 'node:http'
import type { Request } from 'express'

/** Where better-auth reads a visitor's address. We set it ourselves from Express, which knows how many proxies to
 *  believe; one that came from outside is thrown away. */
export const clientAddressHeader = 'x-polku-client-address'

/** The request's headers for better-auth. */
export function headersWithAddress(request: Request): Headers {
  const headers = toHeaders(request.headers)
  headers.set(clientAddressHeader, request.ip ?? '127.0.0.1')
  return headers
}

function toHeaders(incoming: IncomingHttpHeaders): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming)) {
    if (Array.isArray(value)) for (const one of value) headers.append(name, one)
    else if (value !== undefined) headers.set(name, value)
  }
  return headers
}
