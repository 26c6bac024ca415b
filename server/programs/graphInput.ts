import { z } from 'zod'
import type { Graph } from '#engine/program/graph.ts'

/** A drawing as it comes from outside: its form is checked, its meaning is checkGraph's. */
export const GraphInput = z.custom<Graph>((value) => typeof value === 'object' && value !== null)
