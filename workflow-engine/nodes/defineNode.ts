import type { z } from 'zod'
import type { Cue } from './cue.ts'
import type { Decision } from './decision.ts'
import type { Fact, FactSheet } from './fact.ts'
import type { Duration } from './fields.ts'
import type { Severity } from './issue.ts'
import type { Language } from './language.ts'
import type { Params, Phrases, Pointer } from './reference.ts'
import type { PlacedRule } from './rule.ts'
import type { Signal } from './signal.ts'
import type { Words } from './words.ts'

export type Family = 'entry' | 'goal' | 'send' | 'wait' | 'decide' | 'data' | 'sales' | 'connect' | 'end'

/** What a node sees when an enrollment stands in it. */
export interface Visit<Config> {
  readonly config: Config
  readonly nodeId: string
  readonly signal: Signal
  /** When it came here; or what its wait counts from, when a resume or a new version changed that. */
  readonly arrivedAt: Date
  readonly now: Date
  /** The prospect's IANA time zone, already fallen back to the workspace's. */
  readonly zone: string
  /** Holds every fact that the kind's `facts` asked for. */
  readonly facts: FactSheet
  /** A number in [0, 1) that depends on program, node and person alone: the same at every visit. */
  readonly chance: number
}

/** Something wrong with this one node's settings, found without looking around. Its sentence is `issue.<code>`. */
export interface Complaint {
  readonly code: string
  readonly severity: Severity
  /** Path into the config: `duration.amount`, `variants.1.content.subject`. */
  readonly field?: string
  readonly params?: Params
}

/** The sentence on the node's card, as a key of the kind's own texts. `summary.empty` says what is still to be chosen. */
export interface Summary {
  readonly key: string
  readonly params?: Phrases
}

/** Everything the engine, the server and the canvas know about one kind of node.
 *  K1. Pure: nothing here reads a clock, draws a number or calls out.
 *  K2. `config.parse({})` works: a fresh node needs no arguments.
 *  K3. Only a kind of the family `wait` may answer `wait`; only one without outlets may answer `end`. */
export interface NodeKind<Type extends string, Config extends z.ZodObject, Outlet extends string> {
  readonly type: Type
  readonly family: Family
  /** Settings. Widgets, order and limits of the form come from the shape and its `.meta`. Every field has a default. */
  readonly config: Config
  readonly outlets: readonly Outlet[]
  /** The exits of a node whose settings say how many it has; `outlets` are then those that every one has. Read them by
   *  registry.ts `outletsOf`. */
  outletsOf?(config: z.infer<Config>): readonly string[]
  /** What such an exit is called; null: the text `outlet.<name>`. */
  outletLabel?(config: z.infer<Config>, outlet: string): string | null
  /** `title`, `about`, `synonyms` (for search, comma separated), `outlet.<name>`, `field.<path>`, `help.<path>`,
   *  `choice.<path>.<value>`, `summary.<…>`, `issue.<code>`. */
  readonly texts: Readonly<Record<Language, Words>>
  summary(config: z.infer<Config>): Summary
  /** What this node points to, so that a deleted list or file is noticed and a copy can be remapped. */
  references?(config: z.infer<Config>): readonly Pointer[]
  /** The rules in its settings. program/rules judges them; a kind still names their facts, references and cues. */
  asks?(config: z.infer<Config>): readonly PlacedRule[]
  facts?(config: z.infer<Config>, nodeId: string): readonly Fact[]
  /** What wakes whoever waits here before the time is up. */
  cues?(config: z.infer<Config>): readonly Cue[]
  /** The exit of a wait whose time is up. Every kind of the family `wait` has one. */
  readonly expires?: NoInfer<Outlet>
  /** How long everybody who leaves by this outlet has stood here at least; null: perhaps not at all. */
  holds?(config: z.infer<Config>, outlet: string): Duration | null
  check?(config: z.infer<Config>): readonly Complaint[]
  visit(visit: Visit<z.infer<Config>>): Decision<string extends Outlet ? string : NoInfer<Outlet>>
}

export function defineNode<const Type extends string, Config extends z.ZodObject, const Outlet extends string>(
  kind: NodeKind<Type, Config, Outlet>,
): NodeKind<Type, Config, Outlet> {
  return kind
}
