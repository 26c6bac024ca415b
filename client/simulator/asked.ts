import type { Program } from '#engine/simulate/compileProgram.ts'

/** The fields of the person and of its company that a program asks about, by name. */
export function fieldsAsked({ journey }: Program): { readonly person: string[]; readonly company: string[] } {
  const asks = [...journey.stations.values(), ...journey.exits, ...journey.goals].flatMap((one) => one.asks)
  const of = (whose: 'person' | 'company') => [
    ...new Set(asks.flatMap(({ fact }) => (fact.kind === 'field' && fact.of === whose ? [fact.field] : []))),
  ]
  return { person: of('person'), company: of('company') }
}
