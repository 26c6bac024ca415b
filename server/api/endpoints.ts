import type { Endpoint } from './endpoint.ts'
import { eventEndpoints } from './endpoints/events.ts'
import { healthEndpoints } from './endpoints/health.ts'
import { importEndpoints } from './endpoints/imports.ts'
import { inFlightEndpoints } from './endpoints/inFlight.ts'
import { leadEndpoints } from './endpoints/leads.ts'
import { listEndpoints } from './endpoints/lists.ts'
import { messageEndpoints } from './endpoints/messages.ts'
import { metricsEndpoints } from './endpoints/metrics.ts'
import { programFileEndpoints } from './endpoints/programFiles.ts'
import { programEndpoints } from './endpoints/programs.ts'
import { prospectEndpoints } from './endpoints/prospects.ts'
import { sandboxEndpoints } from './endpoints/sandbox.ts'
import { sendingEndpoints } from './endpoints/sending.ts'
import { thingEndpoints } from './endpoints/things.ts'

/** Every address of the REST API. */
export const endpoints: readonly Endpoint[] = [
  ...programFileEndpoints,
  ...programEndpoints,
  ...inFlightEndpoints,
  ...metricsEndpoints,
  ...listEndpoints,
  ...prospectEndpoints,
  ...importEndpoints,
  ...eventEndpoints,
  ...messageEndpoints,
  ...leadEndpoints,
  ...thingEndpoints,
  ...sendingEndpoints,
  ...sandboxEndpoints,
  ...healthEndpoints,
]
