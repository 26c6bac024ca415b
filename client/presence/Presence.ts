import type { Autosave } from '#client/editor/Autosave.ts'
import { browserClock, type Clock } from '#client/editor/Clock.ts'
import { Store } from '#client/editor/Store.ts'

export interface Person {
  readonly tab: string
  readonly userId: string
  readonly name: string
  readonly edits: boolean
  readonly asks: boolean
  readonly declined: boolean
}

/** Who has the program open, and how far its draft has come, as the server tells it. */
export interface PresenceNews {
  readonly present: readonly Person[]
  readonly revision: number
}

export interface PresenceState {
  readonly present: readonly Person[]
  /** Who edits, when it is not this tab. */
  readonly editor: Person | null
  /** Whether this tab is the one that edits. */
  readonly edits: boolean
  /** Who asks this tab to let them edit. */
  readonly asking: Person | null
  /** What became of this tab's own asking. */
  readonly asked: 'no' | 'waiting' | 'declined'
  /** Who began to edit while this tab did. */
  readonly lostTo: Person | null
}

const alone: PresenceState = {
  present: [],
  editor: null,
  edits: false,
  asking: null,
  asked: 'no',
  lostTo: null,
}

/** The server, as far as being there with others goes. */
export interface PresencePort {
  /** @returns a function that ends it */
  watch(hear: (news: PresenceNews) => void): () => void
  attend(): Promise<unknown>
  leave(): void
  /** @throws when somebody else edits and is not taken over */
  edit(takeOver: boolean): Promise<unknown>
  ask(): Promise<unknown>
  answer(to: string, lets: boolean): Promise<unknown>
}

/** Milliseconds between two words of still being there. */
export const betweenWords = 10_000

/** One open page among those that have the same program open. At the first change it becomes the one that edits; when
 *  another one is, its own changes are set aside and what the other one saves is shown. */
export class Presence {
  readonly #store = new Store<PresenceState>(alone)
  readonly read = this.#store.read
  readonly subscribe = this.#store.subscribe
  #stop: (() => void) | null = null
  #unwatch: (() => void) | null = null
  #claiming = false

  constructor(
    readonly me: { readonly tab: string; readonly userId: string },
    readonly autosave: Autosave,
    readonly port: PresencePort,
    readonly clock: Clock = browserClock,
  ) {}

  start(): void {
    const unsubscribe = this.autosave.draft.subscribe(() => this.#claim())
    let cancel = () => {}
    const speak = () => {
      cancel = this.clock.after(betweenWords, speak)
      void this.port.attend().catch(() => undefined)
    }
    speak()
    this.show()
    this.#stop = () => {
      cancel()
      unsubscribe()
      this.hide()
      this.port.leave()
    }
    this.#claim()
  }

  stop(): void {
    this.#stop?.()
    this.#stop = null
  }

  /** Nobody looks at the page: it goes on being there, without a connection that others may need. */
  hide(): void {
    this.#unwatch?.()
    this.#unwatch = null
  }

  show(): void {
    this.#unwatch ??= this.port.watch((news) => this.hear(news))
    void this.port.attend().catch(() => undefined)
  }

  hear({ present, revision }: PresenceNews): void {
    const before = this.read()
    const { tab, userId } = this.me
    const isMe = (person: Person) => person.tab === tab && person.userId === userId
    const mine = present.find(isMe)
    const editor = present.find(({ edits }) => edits)
    const other = editor && !isMe(editor) ? editor : null
    const edits = mine?.edits ?? false
    this.#store.set({
      present,
      editor: other,
      edits,
      asking: edits ? (present.find((person) => person.asks && !isMe(person)) ?? null) : null,
      asked: mine?.asks ? 'waiting' : mine?.declined ? 'declined' : 'no',
      lostTo: edits ? null : before.edits && other ? other : other ? before.lostTo : null,
    })
    if (other) void this.autosave.standAside()
    else if (edits && !before.edits) void this.autosave.bringIn()
    // The former page of the same person is gone: there is nobody to ask.
    else if (!editor && before.editor?.userId === userId) void this.autosave.bringIn()
    void this.autosave.heard(revision)
  }

  takeOver(): Promise<void> {
    return this.#begin(true)
  }

  async ask(): Promise<void> {
    await this.port.ask()
    this.#store.set({ asked: 'waiting' })
  }

  /** Lets whoever asks edit, with everything of one's own saved; or goes on. */
  async answer(lets: boolean): Promise<void> {
    const { asking } = this.read()
    if (!asking) return
    if (lets) await this.autosave.flush()
    await this.port.answer(asking.tab, lets)
    this.#store.set({ asking: null })
  }

  /** What was set aside comes in again, and this tab edits. */
  async bringIn(): Promise<void> {
    await this.#begin(false)
    await this.autosave.bringIn()
  }

  async #begin(takeOver: boolean): Promise<void> {
    await this.port.edit(takeOver)
    this.#store.set({ edits: true, editor: null, lostTo: null, asked: 'no' })
    await this.autosave.bringIn()
  }

  /** Something was drawn here: this tab edits, unless another one does. */
  #claim(): void {
    const { edits, editor } = this.read()
    if (edits || editor || this.#claiming || !this.autosave.dirty) return
    this.#claiming = true
    this.port
      .edit(false)
      .then(
        () => this.#store.set({ edits: true, lostTo: null }),
        () => undefined,
      )
      .finally(() => {
        this.#claiming = false
      })
  }
}
