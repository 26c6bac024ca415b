import { z } from 'zod'
import type { Language } from '#engine/nodes/language.ts'
import type { Graph } from '#engine/program/graph.ts'
import type { Scope } from '#server/scope.ts'

/** The template programs that are shipped. */
export const TemplateName = z.enum(['guideFollowUp'])
export type TemplateName = z.infer<typeof TemplateName>

export interface CreatedProgram {
  readonly id: number
  readonly revision: number
  readonly graph: Graph
  /** The lists and files that the template needs: made now, or found by their name. */
  readonly lists: readonly { readonly id: number; readonly name: string }[]
  readonly files: readonly { readonly id: number; readonly name: string }[]
}

export interface NewProgram {
  readonly name: string
  readonly template: TemplateName | null
  /** Of the template's names and emails. */
  readonly language: Language
  /** A drawing to begin with, instead of a template. */
  readonly graph?: Graph
}

/** A new draft: empty, from a template, or from a drawing. */
export async function createProgram(_scope: Scope, _input: NewProgram): Promise<CreatedProgram> {
  throw new Error('not yet')
}
