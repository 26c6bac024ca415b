import type { Endpoint } from './endpoint.ts'

/** Every address of the REST API. */
export const endpoints: readonly Endpoint[] = []
