import type { Issue } from '#engine/nodes/issue.ts'
import type { Node } from '#engine/nodes/registry.ts'
import type { Edit } from '#engine/program/edit.ts'
import { type Flow, readFlow } from '#engine/program/flow.ts'
import { type Graph, nodeAt } from '#engine/program/graph.ts'
import type { KindWords } from './catalog.ts'
import type { Draft, PerformOptions } from './Draft.ts'
import type { Label } from './history.ts'
import { createMoment, type Moment } from './Moment.ts'
import { Store } from './Store.ts'

/** Something just happened that is worth saying: a message of namespace `editor`, or why an edit was refused. */
export interface News {
  readonly said: Label | Issue | null
  /** Grows with every piece of news, so that the same words twice are said twice. */
  readonly number: number
}

/** One open program: its draft, its moment and its voice. The verbs that change it stand beside it, one file a topic
 *  (steps.ts, connecting.ts, walking.ts, clipboard.ts); they all come through `change`.
 *  No React in here, so that every behaviour can be tried without a page. */
export class ProgramEditor {
  readonly workspaceId: number
  readonly programId: number
  readonly draft: Draft
  readonly moment: Moment = createMoment()
  readonly news = new Store<News>({ said: null, number: 0 })
  /** The names of things in the reader's language; the page keeps it up to date. */
  words: KindWords
  #flow: { graph: Graph; flow: Flow } | null = null

  constructor(of: { workspaceId: number; programId: number }, draft: Draft, words: KindWords) {
    this.workspaceId = of.workspaceId
    this.programId = of.programId
    this.draft = draft
    this.words = words
  }

  get graph(): Graph {
    return this.draft.graph
  }

  /** The drawing read along its arrows; read once per drawing. */
  get flow(): Flow {
    if (this.#flow?.graph !== this.graph) this.#flow = { graph: this.graph, flow: readFlow(this.graph) }
    return this.#flow.flow
  }

  node(id: string): Node | undefined {
    return nodeAt(this.graph, id)
  }

  /** What sentences call a step. */
  nameOf(id: string): string {
    const node = this.node(id)
    return node ? this.words.name(node) : ''
  }

  /** Makes an edit one labelled step of the history. A refused one changes nothing and is said.
   *  @returns whether the drawing changed */
  change(label: Label, edit: (graph: Graph) => Edit, options: PerformOptions & { quiet?: boolean } = {}): boolean {
    const { graph, refused } = edit(this.graph)
    if (refused) {
      this.say(refused)
      return false
    }
    const changed = this.draft.perform(label, () => graph, options)
    if (changed && !options.quiet) this.say(label)
    return changed
  }

  /** @param count how many steps at once */
  undo(count = 1): void {
    const label = this.draft.undo(count)
    this.#followSelection()
    if (!label) this.say({ key: 'say.nothingToUndo' })
    else if (count > 1) this.say({ key: 'moves:history.undone', params: { count } })
    else this.say({ key: 'say.undone', params: { what: this.sentence(label) } })
  }

  redo(count = 1): void {
    const label = this.draft.redo(count)
    this.#followSelection()
    if (!label) this.say({ key: 'say.nothingToRedo' })
    else if (count > 1) this.say({ key: 'moves:history.redone', params: { count } })
    else this.say({ key: 'say.redone', params: { what: this.sentence(label) } })
  }

  /** Turns a label into words; the page gives it a translator. */
  sentence: (label: Label) => string = (label) => label.key

  /** How many people stand at these steps in the live program, as far as is known; the page gives it the numbers. */
  standing: (ids: readonly string[]) => number = () => 0

  /** Shows a sentence that is worth reading, though nothing is wrong; the page gives it a place. */
  tell: (label: Label) => void = () => undefined

  say(said: Label | Issue): void {
    this.news.set({ said, number: this.news.read().number + 1 })
  }

  select(ids: readonly string[]): void {
    this.draft.select(ids)
    const last = ids.at(-1)
    if (last) this.moment.set({ current: last })
  }

  /** Selects one step and opens its panel; `field` takes the focus: '' is the first one, null leaves it where it is. */
  open(id: string, field: string | null = null): void {
    this.select([id])
    this.moment.set({ panel: 'step', field })
  }

  #followSelection(): void {
    const [first] = this.draft.read().selection
    const { current } = this.moment.read()
    if (first) this.moment.set({ current: first })
    else if (current && !this.node(current)) this.moment.set({ current: this.flow.order[0]?.id ?? null })
  }
}
