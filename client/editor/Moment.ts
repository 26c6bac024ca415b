import type { Pointed } from '#client/commands/Command.ts'
import type { Finding } from '#client/find/finding.ts'
import type { StopWords } from '#client/path/stopWords.ts'
import type { SimulatedPath } from '#client/simulator/path.ts'
import type { Side } from '#client/versions/sides.ts'
import type { Pasting } from './clipboard.ts'
import type { Inserting } from './inserting.ts'
import type { Held, Moving } from './moving.ts'
import { Store } from './Store.ts'

/** What the right-hand side shows. */
export type Panel = 'step' | 'problems' | 'versions' | 'rules' | 'simulation' | null

/** An outlet whose edge is being chosen with the keyboard. */
export interface Connecting {
  readonly from: string
  readonly outlet: string
  /** Where the edge would lead, in flow order, and which of them is pointed at. */
  readonly targets: readonly string[]
  readonly at: number
}

/** Where a new step would go, asked for by a "+". */
export type Slot =
  | { readonly kind: 'outlet'; readonly nodeId: string; readonly outlet: string }
  | { readonly kind: 'edge'; readonly edgeId: string }
  /** No outlet chosen yet: one of a branch's. */
  | { readonly kind: 'node'; readonly nodeId: string }

/** What is asked before the whole program changes. stop: nobody comes in any more. end: everybody out. */
export type Asked = 'pause' | 'resume' | 'stop' | 'end'

/** The present moment of one editor: what is open, pointed at and being done. No part of the drawing, never undone. */
export interface MomentState {
  /** The step that Tab leads to; the one with the focus ring while the canvas has the focus. */
  readonly current: string | null
  readonly panel: Panel
  /** Where the keyboard is, or was last: there the focus comes back to. */
  readonly eye: 'canvas' | 'outline'
  /** Grows when the canvas is to take the focus: the current step's. */
  readonly focusCanvas: number
  /** Path of the field to focus when the panel opens: '' is the first one. */
  readonly field: string | null
  readonly connecting: Connecting | null
  /** Steps whose new place is being chosen, and cards that are held over the canvas. */
  readonly moving: Moving | null
  readonly held: Held | null
  /** Copied steps that name what may be called otherwise here. */
  readonly pasting: Pasting | null
  readonly menu: Slot | null
  /** A branch about to come between two steps. */
  readonly inserting: Inserting | null
  /** What a menu of things to do is open for: the step with the focus, the selected ones, an arrow, the empty canvas. */
  readonly contextMenu: Pointed | null
  /** The step whose problems are listed at its badge. */
  readonly problemsOf: string | null
  /** The step whose name is being edited on its card. */
  readonly renaming: string | null
  /** The email step that is open in the workbench, and the field to begin at. */
  readonly writing: { readonly nodeId: string; readonly field: string | null } | null
  /** A branch about to be deleted whose two ways on ask which one stays. */
  readonly removing: readonly string[] | null
  /** What dragging over the empty canvas does: moves the view, or selects. */
  readonly tool: 'hand' | 'pointer'
  readonly metricsShown: boolean
  /** The way that a simulation has gone so far. */
  readonly simulated: SimulatedPath | null
  /** What became of one person, by step, while its way is shown; and the version on which it is shown. */
  readonly pathLines: Readonly<Record<string, StopWords>> | null
  readonly pathVersion: number | null
  /** null until somebody asked: then a large program shows its map. */
  readonly mapShown: boolean | null
  /** What is being looked for among the steps; null while nothing is. */
  readonly finding: Finding | null
  /** split: the draft with the live version beside it. */
  readonly view: 'draft' | 'live' | 'split'
  /** The two drawings that are laid over each other. */
  readonly comparing: { readonly from: Side; readonly to: Side } | null
  /** The draft is being given a name to keep it under. */
  readonly namingDraft: boolean
  readonly asked: Asked | null
  readonly publishing: boolean
  /** A file is about to take the draft's place. */
  readonly replacingDraft: boolean
  /** The older version that is about to be published once more, instead of the draft. */
  readonly republishing: number | null
  readonly shortcutsShown: boolean
  /** The note that is being written. */
  readonly editingNote: string | null
  /** The group whose name is being edited on the canvas. */
  readonly renamingGroup: string | null
  /** Grows when steps are moved by a command: they glide there. */
  readonly gliding: number
}

export const firstMoment: MomentState = {
  current: null,
  panel: null,
  eye: 'canvas',
  focusCanvas: 0,
  field: null,
  connecting: null,
  moving: null,
  held: null,
  pasting: null,
  menu: null,
  inserting: null,
  contextMenu: null,
  problemsOf: null,
  renaming: null,
  writing: null,
  removing: null,
  tool: 'hand',
  metricsShown: true,
  simulated: null,
  pathLines: null,
  pathVersion: null,
  mapShown: null,
  view: 'draft',
  finding: null,
  comparing: null,
  namingDraft: false,
  asked: null,
  publishing: false,
  replacingDraft: false,
  republishing: null,
  shortcutsShown: false,
  editingNote: null,
  renamingGroup: null,
  gliding: 0,
}

export type Moment = Store<MomentState>
export const createMoment = (): Moment => new Store(firstMoment)
