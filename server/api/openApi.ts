import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import { ErrorAnswer } from './schemas/errorAnswer.ts'

type Json = Record<string, unknown>

const about = `Polku's API for other systems. Every request carries a key of one workspace: \`Authorization: Bearer <key>\`.
Moments are ISO 8601 in UTC, ids are numbers. Lists answer \`{rows, next}\`; ask again with \`?cursor=<next>\` until
\`next\` is null. A request that is declined answers \`{error: {code, message, field?, hint?, requestId}}\`.`

/** The contract of the API as OpenAPI 3.1, made from the endpoints. */
export function openApi(endpoints: readonly Endpoint[], publicUrl: string): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of endpoints) {
    const path = paths[endpoint.path] ?? {}
    paths[endpoint.path] = path
    path[endpoint.method] = operation(endpoint)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Polku', version: '1', description: about },
    servers: [{ url: `${publicUrl}/api/v1` }],
    security: [{ key: [] }],
    paths: { ...paths, ...health },
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key made in Settings.' } },
      schemas: { Error: schemaOf(ErrorAnswer, 'output') },
    },
  }
}

function operation({
  method,
  path,
  tag,
  summary,
  about,
  params,
  query,
  body,
  rawBody,
  status,
  response,
}: Endpoint): Json {
  const success = String(status ?? 200)
  return {
    operationId: operationId(method, path),
    tags: [tag],
    summary,
    ...(about ? { description: about } : {}),
    ...(params || query ? { parameters: [...parameters(params, 'path'), ...parameters(query, 'query')] } : {}),
    ...(body ? { requestBody: { required: true, content: content(schemaOf(body, 'input')) } } : {}),
    ...(rawBody ? { requestBody: { required: true, content: { [rawBody]: { schema: { type: 'string' } } } } } : {}),
    responses: {
      [success]: { description: 'Done.', content: content(schemaOf(response, 'output')) },
      default: { description: 'Declined.', content: content({ $ref: '#/components/schemas/Error' }) },
    },
  }
}

function operationId(method: string, path: string): string {
  const words = path.split(/[/{}]+/).filter(Boolean)
  return method + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('')
}

function parameters(shape: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  if (!shape) return []
  const schema = schemaOf(shape, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(schema.properties ?? {}).map(([name, { description, ...property }]) => ({
    name,
    in: place,
    required: place === 'path' || (schema.required?.includes(name) ?? false),
    ...(description ? { description } : {}),
    schema: property,
  }))
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
  return json
}

function content(schema: Json): Json {
  return { 'application/json': { schema } }
}

const health: Record<string, Json> = Object.fromEntries(
  [
    ['/healthz', 'The process answers.'],
    ['/readyz', 'It can do its work: the database answers too.'],
  ].map(([path = '', summary]) => [
    path,
    {
      get: {
        operationId: operationId('get', path),
        tags: ['Health'],
        summary,
        security: [],
        responses: { '200': { description: 'Yes.' }, ...(path === '/readyz' ? { '503': { description: 'No.' } } : {}) },
      },
    },
  ]),
)
