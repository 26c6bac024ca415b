import { createContext, useContext } from 'react'
import type { Slot } from '#client/editor/Moment.ts'
import type { PeopleMeasure } from '#client/metrics/definition.ts'

/** What cards and edges ask of the canvas around them. Every function keeps its identity. */
export interface CanvasActions {
  /** False while the live version or a drawing one may not change is shown. */
  readonly editable: boolean
  /** Opens the menu of what can be added at a slot, under the button that asked. */
  openMenu(slot: Slot, under: HTMLElement): void
  /** Opens a step's own menu, under what asked for it. */
  openStepMenu(nodeId: string, under: HTMLElement): void
  /** Opens the people behind a number. */
  showPeople(nodeId: string, measure: PeopleMeasure, outlet?: string): void
  /** Opens the list of a step's problems, under what asked for it. */
  showProblems(nodeId: string, under?: HTMLElement): void
  rename(nodeId: string, name: string | null): void
}

const outside: CanvasActions = {
  editable: false,
  openMenu: () => undefined,
  openStepMenu: () => undefined,
  showPeople: () => undefined,
  showProblems: () => undefined,
  rename: () => undefined,
}

export const CanvasContext = createContext<CanvasActions>(outside)
export const useCanvas = (): CanvasActions => useContext(CanvasContext)
