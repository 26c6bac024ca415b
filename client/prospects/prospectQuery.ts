import type { Inputs } from '#client/api.ts'
import type { Sort } from '#client/ui/Table.tsx'

export const stages = ['prospect', 'mql', 'lead', 'opportunity', 'customer'] as const
export type Stage = (typeof stages)[number]

type ListInput = Inputs['prospects']['list']
export type ProspectFilter = Pick<ListInput, 'search' | 'listId' | 'stage' | 'ownerId' | 'minScore'>
type SortColumn = NonNullable<ListInput['sort']>

const sortColumns: readonly SortColumn[] = ['created', 'name', 'company', 'score']

/** The filter that an address asks for: `?q=varis&list=3&stage=lead&owner=nobody&score=50`. What makes no sense is
 *  left out. */
export function readFilter(params: URLSearchParams): ProspectFilter {
  const stage = params.get('stage')
  return {
    search: params.get('q')?.trim() || undefined,
    listId: positive(params.get('list')),
    stage: stages.find((one) => one === stage),
    ownerId: params.get('owner') || undefined,
    minScore: positive(params.get('score')),
  }
}

/** The order that an address asks for: `?sort=-score`; the newest first without one. */
export function readSort(params: URLSearchParams): Sort & { column: SortColumn } {
  const sort = params.get('sort') ?? '-created'
  const column = sortColumns.find((one) => one === sort.replace(/^-/, '')) ?? 'created'
  return { column, direction: sort.startsWith('-') ? 'desc' : 'asc' }
}

export function writeSort({ column, direction }: Sort): string {
  return direction === 'desc' ? `-${column}` : column
}

export function isFiltered(filter: ProspectFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined)
}

function positive(text: string | null): number | undefined {
  const value = Number(text)
  return Number.isSafeInteger(value) && value > 0 ? value : undefined
}
