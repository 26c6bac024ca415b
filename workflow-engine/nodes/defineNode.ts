import type { z } from 'zod'
import type { Decision } from './decision.ts'
import type { Fact, FactSheet } from './fact.ts'
import type { Severity } from './issue.ts'
import type { Language } from './language.ts'
import type { Signal } from './signal.ts'

export type Family = 'entry' | 'send' | 'wait' | 'decide' | 'data' | 'sales' | 'end'

/** What a node sees when an enrollment stands in it. */
export interface Visit<Config> {
  readonly config: Config
  readonly signal: Signal
  readonly arrivedAt: Date
  readonly now: Date
  /** The prospect's IANA time zone, already fallen back to the workspace's. */
  readonly zone: string
  readonly facts: FactSheet
  /** A number in [0, 1) that depends on program, node and person alone: the same at every visit. */
  readonly chance: number
}

/** Something wrong with this one node's settings, found without looking around. */
export interface Complaint {
  readonly code: string
  readonly severity: Severity
  /** Path into the config: `duration.amount`, `variants.1.subject`. */
  readonly field?: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** The sentence on the node's card, as a message of the kind's own texts: `{ key: 'summary.days', params: { count: 5 } }`.
 *  A param may be a reference that the reader resolves to a name. */
export interface Summary {
  readonly key: string
  readonly params?: Readonly<Record<string, string | number | Reference>>
}
export type Reference =
  | { readonly ref: 'list'; readonly id: number }
  | { readonly ref: 'file'; readonly id: number }
  | { readonly ref: 'member'; readonly id: string }

/** One language's words of a kind: `title`, `about`, `outlet.<name>`, `field.<path>`, `summary…`, `issue.<code>`.
 *  i18next syntax: `{{count}}`, `_one`, `_other`. */
export type Words = Readonly<Record<string, string>>

/** Everything the engine, the server and the canvas know about one kind of node. */
export interface NodeKind<Type extends string, Config extends z.ZodObject, Outlet extends string> {
  readonly type: Type
  readonly family: Family
  /** Settings. Widgets, order and limits of the form come from the shape and its `.meta`. Every field has a default. */
  readonly config: Config
  readonly outlets: readonly Outlet[]
  readonly texts: Readonly<Record<Language, Words>>
  summary(config: z.infer<Config>): Summary
  /** What this node points to, so that a deleted list or file is noticed and a copy can be remapped. */
  references?(config: z.infer<Config>): readonly Reference[]
  facts?(config: z.infer<Config>): readonly Fact[]
  check?(config: z.infer<Config>): readonly Complaint[]
  visit(visit: Visit<z.infer<Config>>): Decision<NoInfer<Outlet>>
}

export function defineNode<const Type extends string, Config extends z.ZodObject, const Outlet extends string>(
  kind: NodeKind<Type, Config, Outlet>,
): NodeKind<Type, Config, Outlet> {
  return kind
}
