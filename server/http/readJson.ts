import type { NextFunction, Request, RequestHandler } from 'express'
import express from 'express'
import { Refusal } from '#server/refusal.ts'
import { refuseHostileJson } from './refuseHostileJson.ts'
import { whereJsonBreaks } from './whereJsonBreaks.ts'

export interface JsonLimits {
  /** Bytes at most. */
  readonly bytes: number
  /** What the refusal says of it. */
  readonly text: string
  /** Fields at most, all levels together. */
  readonly keys: number
}

export const ordinaryLimits: JsonLimits = { bytes: 1_048_576, text: '1 MB', keys: 10_000 }

/** A drawing of 10,000 nodes with its emails. */
export const drawingLimits: JsonLimits = { bytes: 16_777_216, text: '16 MB', keys: 500_000 }

/** Reads a JSON body of a request that has one, checks it, and puts it into req.body: as a value, or `asText` for a
 *  reader that parses it again. */
export function readJson(limits: JsonLimits = ordinaryLimits, { asText = false } = {}): RequestHandler {
  const read = express.text({ type: () => true, limit: limits.bytes, defaultCharset: 'utf-8' })
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD' || !hasBody(request)) return next()
    const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
    if (type !== 'application/json') return next(new Refusal('input.contentType', { expected: 'application/json' }))
    read(request, response, (error?: unknown) => finish(request, next, error))
  }

  function finish(request: Request, next: NextFunction, error: unknown) {
    if (error) return next(translate(error, limits.text))
    try {
      const value = parseJson(String(request.body))
      refuseHostileJson(value, limits.keys)
      if (!asText) request.body = value
      next()
    } catch (refusal) {
      next(refusal)
    }
  }
}

function hasBody(request: Request): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0
}

function translate(error: unknown, limitText: string): unknown {
  const { type, status } = error as { type?: string; status?: number }
  if (type === 'entity.too.large') return new Refusal('input.tooLarge', { limit: limitText })
  if (type === 'request.aborted' || (status !== undefined && status >= 400 && status < 500))
    return new Refusal('input.wrong', {}, { cause: error })
  return error
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Refusal('input.notJson', placeOf(text, whereJsonBreaks(text)), { cause: error })
  }
}

function placeOf(text: string, position: number): { line: number; column: number } {
  const before = text.slice(0, position)
  return { line: before.split('\n').length, column: position - before.lastIndexOf('\n') }
}
