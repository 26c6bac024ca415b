import { describe, expect, test } from 'vitest'
import { nameOfFile } from '#client/files/nameOfFile.ts'
import { mappingProblem, ownField } from '#client/imports/importDraft.ts'
import { sortPrograms } from '#client/programs/sortPrograms.ts'
import { personName } from '#client/prospects/personName.ts'
import { isEventType } from '#client/settings/eventName.ts'
import { initials } from '#client/shell/initials.ts'
import { roleReaches } from '#client/shell/workspace.ts'

describe('the columns of a file', () => {
  const column = (column: number, field: string) => ({ column, heading: '', field })
  test('need one with the address', () => {
    expect(mappingProblem([column(0, 'firstName')])).toEqual({ kind: 'noEmail' })
  })
  test('go each to a field of its own, but any number may be left out', () => {
    expect(mappingProblem([column(0, 'email'), column(1, 'company'), column(2, 'company')])).toEqual({
      kind: 'twice',
      field: 'company',
    })
    expect(mappingProblem([column(0, 'email'), column(1, 'skip'), column(2, 'skip')])).toBeNull()
  })
  test.each([
    ['Number of employees', 'fields.numberOfEmployees'],
    ['Henkilöstömäärä', 'fields.henkilostomaara'],
    ['  ', 'fields.column3'],
    ['2024 total', 'fields.total'],
  ])('“%s” becomes %s', (heading, field) => expect(ownField(heading, 2)).toBe(field))
})

test('a file gets a name that people would give it', () => {
  expect(nameOfFile('guide-no_2.pdf')).toBe('guide no 2')
  expect(nameOfFile('.pdf')).toBe('.pdf')
})

test('a person without a name goes by the address', () => {
  expect(personName({ firstName: '', lastName: 'Åkesson', email: 'a@b.example' })).toBe('Åkesson')
  expect(personName({ firstName: '', lastName: '', email: 'a@b.example' })).toBe('a@b.example')
})

test('initials are of the first and the last name', () => {
  expect(initials('Anna-Liisa von Åkesson')).toBe('AÅ')
  expect(initials('  ')).toBe('')
})

test('a role reaches itself and what is below it', () => {
  expect(roleReaches('marketer', 'sales')).toBe(true)
  expect(roleReaches('sales', 'marketer')).toBe(false)
  expect(roleReaches('owner', 'owner')).toBe(true)
})

test('an event’s name holds what the server takes', () => {
  expect(isEventType('demo.booked')).toBe(true)
  expect(isEventType('Demo booked')).toBe(false)
  expect(isEventType('')).toBe(false)
})

test('programs are sorted by a column, and alike ones by name', () => {
  const program = (id: number, name: string, leads: number) => ({
    id,
    name,
    leads,
    status: 'running' as const,
    liveVersion: 1,
    updatedAt: '',
    updatedBy: null,
    active: 0,
    entered: 0,
  })
  const rows = [program(1, 'Beta', 1), program(2, 'Alfa', 1), program(3, 'Gamma', 5)]
  expect(sortPrograms(rows, 'leads', 'desc').map((row) => row.name)).toEqual(['Gamma', 'Alfa', 'Beta'])
  expect(rows[0]?.name).toBe('Beta')
})
