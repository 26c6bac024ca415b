import type { ProgramRow } from './ProgramsPage.tsx'

const values = {
  name: (row: ProgramRow) => row.name,
  status: (row: ProgramRow) => ['running', 'paused', 'draft', 'ended'].indexOf(row.status),
  inside: (row: ProgramRow) => row.active,
  entered: (row: ProgramRow) => row.entered,
  leads: (row: ProgramRow) => row.leads,
  updated: (row: ProgramRow) => row.updatedAt,
} as const

export type SortColumn = keyof typeof values

/** The programs in the order of a column; equal ones by name. */
export function sortPrograms(
  programs: readonly ProgramRow[],
  column: SortColumn,
  direction: 'asc' | 'desc',
): ProgramRow[] {
  const value = values[column]
  const sign = direction === 'asc' ? 1 : -1
  return [...programs].sort((a, b) => sign * compare(value(a), value(b)) || a.name.localeCompare(b.name))
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'string' && typeof b === 'string' ? a.localeCompare(b) : Number(a) - Number(b)
}
