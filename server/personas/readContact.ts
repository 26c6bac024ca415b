import type { SimulatedPerson } from '#engine/simulate/scenario.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { loadContacts } from './loadContacts.ts'

/** A person of the workspace, as a simulation knows one. To viewers names, addresses and numbers are hidden. */
export async function readContact(
  scope: Scope,
  { prospectId }: { prospectId: number },
): Promise<{ readonly name: string; readonly person: SimulatedPerson }> {
  const person = (await loadContacts(scope, [prospectId])).get(prospectId)
  if (!person) throw new Refusal('notFound.prospect', {}, { field: 'prospectId' })
  const shown = scope.role === 'viewer' ? masked(person) : person
  const { firstName, lastName, email } = shown.fields
  return { name: `${firstName ?? ''} ${lastName ?? ''}`.trim() || String(email ?? ''), person: shown }
}

function masked(person: SimulatedPerson): SimulatedPerson {
  const { email, firstName, lastName } = person.fields
  const [, domain = ''] = String(email ?? '').split('@')
  const initial = (name: unknown) => (typeof name === 'string' && name ? `${[...name][0]}.` : '')
  return {
    ...person,
    fields: {
      ...person.fields,
      email: domain ? `…@${domain}` : '',
      firstName: initial(firstName),
      lastName: initial(lastName),
      phone: '',
    },
  }
}
