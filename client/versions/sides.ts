import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '#client/api.ts'
import { useDraftGraph, useEditor } from '#client/editor/EditorContext.ts'
import type { Graph } from '#engine/program/graph.ts'

/** One of the drawings of a program: its draft, a version, or a draft with a name. */
export type Side = 'draft' | `v${number}` | `c${number}`

export const versionSide = (number: number): Side => `v${number}`
export const checkpointSide = (id: number): Side => `c${id}`
const numberOf = (side: Side, letter: 'v' | 'c'): number => (side.startsWith(letter) ? Number(side.slice(1)) : 0)

export type Version = Outputs['programs']['versions'][number]
export type Checkpoint = Outputs['checkpoints']['list'][number]

/** What a side draws; undefined until it is there. The draft is the one on this page. */
export function useSideGraph(side: Side): { graph: Graph | undefined; error: unknown } {
  const { workspaceId, programId: id } = useEditor()
  const draft = useDraftGraph()
  const [number, checkpointId] = [numberOf(side, 'v'), numberOf(side, 'c')]
  // What was published or kept never changes.
  const kept = { staleTime: Number.POSITIVE_INFINITY }
  const version = useQuery({
    ...api.programs.version.queryOptions({ workspaceId, id, number }),
    ...kept,
    enabled: number > 0,
  })
  const checkpoint = useQuery({
    ...api.checkpoints.get.queryOptions({ workspaceId, id, checkpointId }),
    ...kept,
    enabled: checkpointId > 0,
  })
  if (side === 'draft') return { graph: draft, error: null }
  const { data, error } = number > 0 ? version : checkpoint
  return { graph: data?.graph, error }
}

export interface SideOption {
  readonly id: Side
  readonly label: string
}

/** Everything there is to compare, in words: the draft, named drafts, versions, the newest first. */
export function useSides(liveVersion: number | null): readonly SideOption[] {
  const { t } = useTranslation('versions')
  const { workspaceId, programId: id } = useEditor()
  const versions = useQuery({ ...api.programs.versions.queryOptions({ workspaceId, id }), staleTime: 0 }).data ?? []
  const checkpoints = useQuery({ ...api.checkpoints.list.queryOptions({ workspaceId, id }), staleTime: 0 }).data ?? []
  const nameOf = ({ number, name }: Version) =>
    name ? t('side.named', { number, name }) : t(number === liveVersion ? 'side.live' : 'side.version', { number })
  return [
    { id: 'draft', label: t('side.draft') },
    ...checkpoints.map((one) => ({ id: checkpointSide(one.id), label: t('side.checkpoint', { name: one.name }) })),
    ...versions.map((one) => ({ id: versionSide(one.number), label: nameOf(one) })),
  ]
}
