import type { Language } from '#engine/nodes/language.ts'
import { inFlightRefusals } from './inFlightRefusals.ts'
import { inputRefusals } from './inputRefusals.ts'
import { peopleRefusals } from './peopleRefusals.ts'
import { programFileRefusals } from './programFileRefusals.ts'
import { programRefusals } from './programRefusals.ts'
import { sendingRefusals } from './sendingRefusals.ts'
import { sessionRefusals } from './sessionRefusals.ts'
import { thingRefusals } from './thingRefusals.ts'

/** One reason to decline a request: its HTTP status and its sentence in every language. `{name}` is filled from the
 *  refusal's params. The hint says what to do about it, where the sentence does not. */
export interface RefusalText extends Readonly<Record<Language, string>> {
  readonly status: number
  readonly hint?: Readonly<Record<Language, string>>
}

/** Every reason for which the server declines a request. A code that is not here does not compile. */
export const refusals = {
  ...inputRefusals,
  ...sessionRefusals,
  ...programRefusals,
  ...programFileRefusals,
  ...peopleRefusals,
  ...thingRefusals,
  ...inFlightRefusals,
  ...sendingRefusals,
} satisfies Record<string, RefusalText>

export type RefusalCode = keyof typeof refusals
