import type { z } from 'zod'
import { type Graph, GraphSchema } from '#engine/program/graph.ts'

/** A drawing as it comes from outside: its form is checked here, its meaning is checkGraph's. */
export const GraphInput = GraphSchema.meta({ id: 'NewGraph' }) as z.ZodType<Graph, Graph>
