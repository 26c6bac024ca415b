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
  const schemas: Record<string, unknown> = {}
  const schemaOf = makeSchemaOf(schemas)
  for (const endpoint of endpoints) {
    const path = paths[endpoint.path] ?? {}
    paths[endpoint.path] = path
    path[endpoint.method] = operation(endpoint, schemaOf)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Polku', version: '1', description: about },
    servers: [{ url: `${publicUrl}/api/v1` }],
    security: [{ key: [] }],
    paths: { ...paths, ...health },
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key made in Settings.' } },
      schemas: { Error: schemaOf(ErrorAnswer, 'output'), ...schemas },
    },
  }
}

type SchemaOf = (schema: z.ZodType, io: 'input' | 'output') => Json

function operation(endpoint: Endpoint, schemaOf: SchemaOf): Json {
  const { method, path, tag, summary, about, params, query, body, rawBody, media, status, response } = endpoint
  const success = String(status ?? 200)
  return {
    operationId: operationId(method, path),
    tags: [tag],
    summary,
    ...(about ? { description: about } : {}),
    ...(params || query
      ? { parameters: [...parameters(params, 'path', schemaOf), ...parameters(query, 'query', schemaOf)] }
      : {}),
    ...(body ? { requestBody: { required: true, content: content(schemaOf(body, 'input')) } } : {}),
    ...(rawBody ? { requestBody: { required: true, content: { [rawBody]: { schema: { type: 'string' } } } } } : {}),
    responses: {
      [success]: { description: 'Done.', content: content(schemaOf(response, 'output'), media) },
      default: { description: 'Declined.', content: content({ $ref: '#/components/schemas/Error' }) },
    },
  }
}

function operationId(method: string, path: string): string {
  const words = path.split(/[/{}]+/).filter(Boolean)
  return method + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('')
}

function parameters(shape: z.ZodObject | undefined, place: 'path' | 'query', schemaOf: SchemaOf): Json[] {
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

/** JSON schemas whose named and recursive parts are put into `shared`, where every address finds them. */
function makeSchemaOf(shared: Record<string, unknown>): SchemaOf {
  return (schema, io) => {
    const made = z.toJSONSchema(schema, { io, unrepresentable: 'any', override: dropWidget })
    const { $schema: _, $defs = {}, ...json } = elsewhere(made)
    Object.assign(shared, $defs)
    return json
  }
}

/** References to the components instead of to the schema itself. The one recursive type of ours is any JSON value. */
function elsewhere(schema: object): Json & { readonly $defs?: Json } {
  const text = JSON.stringify(schema)
    .replaceAll('#/$defs/', '#/components/schemas/')
    .replaceAll('__schema0', 'JsonValue')
  return JSON.parse(text)
}

/** How a setting is drawn in a form is nobody's business here. */
function dropWidget({ jsonSchema }: { jsonSchema: object }): void {
  delete (jsonSchema as { widget?: string }).widget
}

function content(schema: Json, media = 'application/json'): Json {
  return { [media]: { schema } }
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
