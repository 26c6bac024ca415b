import type { Request } from 'express'
import type { z } from 'zod'
import type { Scope } from '#server/scope.ts'

type Shape = z.ZodObject

/** One address of the REST API: what it takes and answers, and the verb that does it. The contract in openapi.json, the
 *  checking of requests and the types of `answer` are all made from this. */
export interface Endpoint {
  readonly method: 'get' | 'post' | 'put'
  /** Below /api/v1, with parameters in braces: `/programs/{id}`. */
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly about?: string
  readonly params?: Shape
  readonly query?: Shape
  /** A JSON body; left out: none, or the raw one that `rawBody` names. */
  readonly body?: z.ZodType
  /** The media type of a body that the verb reads from the request itself. */
  readonly rawBody?: string
  /** A JSON body that may be as large as a drawing. */
  readonly large?: boolean
  /** The media type of an answer that is text; left out: JSON. */
  readonly media?: string
  readonly status?: 200 | 201 | 202
  readonly response: z.ZodType
  answer(call: Call): Promise<unknown>
}

export interface Call<Params = unknown, Query = unknown, Body = unknown> {
  readonly scope: Scope
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly request: Request
}

interface Definition<P extends Shape, Q extends Shape, B extends z.ZodType, R extends z.ZodType>
  extends Omit<Endpoint, 'params' | 'query' | 'body' | 'response' | 'answer'> {
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly response: R
  answer(call: Call<z.output<P>, z.output<Q>, z.output<B>>): Promise<z.input<R>>
}

/** Ties the verb's types to the schemas; does nothing else. */
export function defineEndpoint<P extends Shape, Q extends Shape, B extends z.ZodType, R extends z.ZodType>(
  definition: Definition<P, Q, B, R>,
): Endpoint {
  return definition as unknown as Endpoint
}
