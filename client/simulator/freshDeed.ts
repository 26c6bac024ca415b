import type { Graph } from '#engine/program/graph.ts'
import type { Deed, DeedKind } from '#engine/simulate/scenario.ts'

/** A deed of a kind, still to be filled in. 0 and "" are nothing yet. @param mailed the step whose email came last */
export function freshDeed(kind: DeedKind, graph: Graph, mailed: string | null): Deed {
  const first = (type: 'email' | 'webhook') => Object.values(graph.nodes).find((node) => node.type === type)?.id ?? ''
  switch (kind) {
    case 'reacted':
      return { kind, nodeId: mailed ?? first('email'), reaction: 'clicked', link: '' }
    case 'downloaded':
      return { kind, fileId: 0 }
    case 'visited':
      return { kind, path: '/' }
    case 'submitted':
      return { kind, formId: 0 }
    case 'event':
      return { kind, type: '', properties: {} }
    case 'list':
      return { kind, listId: 0, isOn: true }
    case 'segment':
      return { kind, segmentId: 0, isIn: true }
    case 'tag':
      return { kind, tag: '', isOn: true }
    case 'field':
      return { kind, of: 'person', field: 'stage', value: '' }
    case 'score':
      return { kind, points: 10 }
    case 'opportunity':
      return { kind, deal: { stage: '', amount: 0, ownerId: '' } }
    case 'answered':
      return { kind, nodeId: first('webhook'), status: 200, values: {} }
    case 'program':
      return { kind, programId: 0, isInside: true }
    case 'unsubscribed':
      return { kind }
    default:
      return kind satisfies never
  }
}
