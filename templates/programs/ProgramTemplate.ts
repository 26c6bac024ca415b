import type { Day } from '#engine/nodes/calendar.ts'
import type { Language } from '#engine/nodes/language.ts'
import type { Rule } from '#engine/nodes/rule.ts'
import type { Graph } from '#engine/program/graph.ts'

export type Worded = Readonly<Record<Language, string>>

/** Something that a template needs, made or found by its name when a program is made from it. */
interface Needed {
  readonly key: string
  readonly name: Worded
}

/** Lists and topics have nothing but their name. */
export type NeededList = Needed
export type NeededTopic = Needed

export interface NeededFile extends Needed {
  readonly fileName: Worded
  readonly contentType: string
  /** A sample to begin with. */
  content(language: Language): Buffer
}

/** One that is there already by this name keeps its own rule. */
export interface NeededSegment extends Needed {
  rule(language: Language): Rule
}

/** One that is there already by this name keeps what it asks. */
export interface NeededForm extends Needed {
  readonly fields: readonly { readonly name: string; readonly label: Worded; readonly required: boolean }[]
}

export type Ids = Readonly<Record<string, number>>

/** The ids of what a template needs, by key. */
export interface NeededIds {
  readonly lists: Ids
  readonly files: Ids
  readonly segments?: Ids
  readonly forms?: Ids
  readonly topics?: Ids
}

/** A program that is shipped. */
export interface ProgramTemplate {
  readonly id: string
  readonly title: Worded
  /** What it does, in one sentence or two. */
  readonly about: Worded
  readonly languages: readonly Language[]
  readonly lists: readonly NeededList[]
  readonly files: readonly NeededFile[]
  readonly segments?: readonly NeededSegment[]
  readonly forms?: readonly NeededForm[]
  readonly topics?: readonly NeededTopic[]
  /** The drawing, once what it needs is there. @param today where dates in it count from, if there are any */
  draw(language: Language, ids: NeededIds, today: Day): Graph
}

export function idOf(ids: Ids | undefined, key: string): number {
  const id = ids?.[key]
  if (id === undefined) throw new Error(`The template was not given "${key}".`)
  return id
}
