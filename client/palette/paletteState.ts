import { Store } from '#client/editor/Store.ts'
import type { Entry } from './Entry.ts'

export interface PaletteState {
  /** What stands over the page. */
  readonly shown: 'palette' | 'shortcuts' | 'pauseSending' | null
  /** What the page that is open adds: an open program its commands, steps and emails. */
  readonly ofPage: (() => readonly Entry[]) | null
}

/** The palette belongs to the whole window; pages lend it what they have. */
export const paletteState = new Store<PaletteState>({ shown: null, ofPage: null })
