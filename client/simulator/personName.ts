import type { SimulatedPerson } from '#engine/simulate/scenario.ts'

/** What a simulated person is called: its name, its company, its address, or nothing. */
export function personName({ fields }: SimulatedPerson): string {
  const said = (name: string) => (fields[name] === null || fields[name] === undefined ? '' : String(fields[name]))
  const name = `${said('firstName')} ${said('lastName')}`.trim() || said('email')
  return [name, said('company')].filter(Boolean).join(', ')
}
