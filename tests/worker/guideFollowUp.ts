import { type ConfigOf, createNode, type Node, type NodeType } from '#engine/nodes/registry.ts'
import type { Edge, Graph } from '#engine/program/graph.ts'

/**
 *   start ─ blog ─ wait1 ─ guide ─ wait2 ─ branch ─┬ yes ─ handOff ─ tellSeller ─ won
 *                                                  └ no ── video ─ wait3 ─ tellMarketing ─ done
 *
 * The reference program: its lengths are 5, 5 and 7 days. The second guide's email has two variants, 50 to 50.
 */
export function guideFollowUp({ listId, fileId }: { listId: number; fileId: number }): Graph {
  const nodes = [
    node('start', 'entry', { trigger: { kind: 'list', listId } }),
    node('blog', 'email', mail('blog', ['a'])),
    node('wait1', 'wait', days(5)),
    node('guide', 'email', mail('guide', ['a', 'b'])),
    node('wait2', 'wait', days(5)),
    node('branch', 'branch', { condition: { kind: 'downloaded', fileId, since: 'entered' } }),
    node('handOff', 'handOff', {}),
    node('tellSeller', 'notify', { to: { kind: 'owner' }, message: 'Downloaded the second guide.' }),
    node('won', 'end', {}),
    node('video', 'email', mail('video', ['a'])),
    node('wait3', 'wait', days(7)),
    node('tellMarketing', 'notify', { to: { kind: 'marketers' }, message: 'Did not take the second guide.' }),
    node('done', 'end', {}),
  ]
  return draw(nodes, [
    ['start', 'then', 'blog'],
    ['blog', 'then', 'wait1'],
    ['wait1', 'then', 'guide'],
    ['guide', 'then', 'wait2'],
    ['wait2', 'then', 'branch'],
    ['branch', 'yes', 'handOff'],
    ['handOff', 'then', 'tellSeller'],
    ['tellSeller', 'then', 'won'],
    ['branch', 'no', 'video'],
    ['video', 'then', 'wait3'],
    ['wait3', 'then', 'tellMarketing'],
    ['tellMarketing', 'then', 'done'],
  ])
}

/** A node with some of its settings given, the others at their defaults. */
export function node<T extends NodeType>(id: string, type: T, config: Partial<ConfigOf<T>>): Node {
  const fresh = createNode(type, id)
  return { ...fresh, config: { ...fresh.config, ...config } } as Node
}

export function days(amount: number): ConfigOf<'wait'> {
  return { duration: { amount, unit: 'days' } }
}

/** An email step whose variants share the weight. */
export function mail(name: string, variants: readonly string[]): ConfigOf<'email'> {
  return {
    topicId: null,
    variants: variants.map((id) => ({
      id,
      weight: 100 / variants.length,
      content: {
        subject: `${name} for {{ prospect.firstName | default: 'you' }}`,
        preheader: '',
        senderName: '',
        senderEmail: '',
        mjml: `<mjml><mj-body><mj-section><mj-column><mj-text>${name} ${id}</mj-text></mj-column></mj-section></mj-body></mjml>`,
      },
    })),
  }
}

/** Edges as [from, outlet, to]. */
export function draw(nodes: readonly Node[], edges: readonly (readonly [string, string, string])[]): Graph {
  const drawn = edges.map(([from, outlet, to], n): Edge => ({ id: `e${n}`, from, outlet, to }))
  return {
    format: 1,
    nodes: Object.fromEntries(nodes.map((one) => [one.id, one])),
    edges: Object.fromEntries(drawn.map((one) => [one.id, one])),
  }
}
