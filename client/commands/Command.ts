import type { ReactFlowInstance } from '@xyflow/react'
import type { LucideIcon } from 'lucide-react'
import type { CanvasActions } from '#client/canvas/CanvasContext.ts'
import type { FlowEdge, StepNode } from '#client/canvas/flowModel.ts'
import type { Autosave } from '#client/editor/Autosave.ts'
import type { Program } from '#client/editor/EditorHeader.tsx'
import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import type { Problems } from '#client/editor/problems.ts'
import type { English } from '#client/i18n/messages/en.ts'
import type { Position } from '#engine/nodes/fields.ts'
import type { Graph } from '#engine/program/graph.ts'

/** Texts of the namespace `commands`. */
export type CommandText = keyof English['commands']
/** A command is called what its text is: one under the same name. Names with a dot are other texts. */
export type CommandId = Exclude<CommandText, `${string}.${string}`>

/** Where commands stand together: in menus, in the palette and on the sheet of shortcuts, in this order. */
export const commandGroups = [
  'step',
  'edit',
  'arrange',
  'select',
  'go',
  'look',
  'program',
  'workspace',
  'pages',
  'settings',
] as const
export type CommandGroup = (typeof commandGroups)[number]

/** Where a command's keys act. canvas: while the canvas has the focus. connecting: instead of those, while an arrow is
 *  being drawn with the keyboard. page: anywhere on the page but in a field, a menu or a dialog. */
export type KeyScope = 'canvas' | 'connecting' | 'page'

/** Menus that a command stands in: of one step, of several selected ones, of an arrow, of the empty canvas, and the bar
 *  that is there while several steps are selected. */
export type MenuPlace = 'step' | 'steps' | 'edge' | 'canvas' | 'bar'

/** What was pointed at when a menu was asked for. */
export interface Pointed {
  readonly kind: 'step' | 'steps' | 'edge' | 'canvas'
  readonly edgeId?: string
  /** The point of the drawing, and of the window; there is none when a key asked. */
  readonly at?: Position
  readonly screen?: Position
}

/** Everything a command may look at and act on, as it is at this moment. */
export interface CommandContext {
  readonly editor: ProgramEditor
  readonly program: Program
  readonly canvas: CanvasActions
  /** null where the canvas is not shown. */
  readonly flow: ReactFlowInstance<StepNode, FlowEdge> | null
  /** What is shown: the draft, or the live version. */
  readonly graph: Graph
  readonly problems: Problems
  /** null for who may not edit. */
  readonly autosave: Autosave | null
  /** Whether the reader's role may change programs. */
  readonly canEdit: boolean
  /** Whether what is shown may be changed: a draft, on a canvas, by who may. */
  readonly editable: boolean
  /** The step with the focus, in the drawing that is shown. */
  readonly current: string | null
  /** The steps that a command is about: the selected ones, or the one with the focus when it is none of them. */
  readonly acting: readonly string[]
  readonly pointed: Pointed | null
}

/** One thing that can be done. Keys, menus, toolbars, the palette and the sheet of shortcuts all come from it. */
export interface Command<Context = CommandContext> {
  /** Also the key of its text in `i18n/messages/…/commands.ts`; `also.<id>` there is what else it is looked for by. */
  readonly id: CommandId
  readonly group: CommandGroup
  readonly icon: LucideIcon
  /** `Mod+Shift+z`, `F2`, `n`; keys with Alt name the key's place: `Shift+Alt+KeyT`. The first one is shown in menus. */
  readonly keys?: readonly [string, ...string[]]
  /** `canvas` when left out. */
  readonly scope?: KeyScope
  /** Its keys act in fields too. */
  readonly inFields?: true
  /** Its keys are not the browser's even while it cannot be done: Mod+S never saves the page. */
  readonly ownsKeys?: true
  readonly menus?: readonly MenuPlace[]
  /** It is about steps: there is one at least, and what it acts on becomes the selection first. */
  readonly onSteps?: true
  readonly danger?: true
  /** Another text than its own, when what it does depends on how things stand. */
  text?(context: Context): CommandText
  /** For what is switched: whether it is on. A button of it keeps its own text and looks pressed. */
  isOn?(context: Context): boolean
  /** Whether it can be done now; always, when left out. */
  when?(context: Context): boolean
  /** Whether menus hold it now; `when` says, when left out. For what answers its key with a reason why not. */
  offered?(context: Context): boolean
  run(context: Context): void
}
