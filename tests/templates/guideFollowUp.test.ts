import { describe, expect, it } from 'vitest'
import { languages } from '#engine/nodes/language.ts'
import { GraphSchema } from '#engine/program/graph.ts'
import { checkEmail } from '#templates/checkEmail.ts'
import { guideFollowUp } from '#templates/programs/guideFollowUp.ts'

//  entry ─ blogPost ─ firstWait ─ secondGuide ─ secondWait ─ downloaded ─┬ yes ─ handOff ─ tellOwner ─ handedOff
//                                                                        └ no ── video ─ thirdWait ─ tellMarketing ─ nurtured

describe.each(languages)('the guide follow-up in %s', (language) => {
  const graph = guideFollowUp({ listId: 3, fileId: 12, language })

  it('is the reference program', () => {
    const next = (id: string, outlet: string) =>
      Object.values(graph.edges).find((edge) => edge.from === id && edge.outlet === outlet)?.to ?? ''
    const follow = (from: string): string[] => {
      const node = graph.nodes[from]
      return node ? [node.type, ...follow(next(from, 'then'))] : []
    }
    expect(follow('entry')).toEqual(['entry', 'email', 'wait', 'email', 'wait', 'branch'])
    expect(follow(next('downloaded', 'yes'))).toEqual(['handOff', 'notify', 'end'])
    expect(follow(next('downloaded', 'no'))).toEqual(['email', 'wait', 'notify', 'end'])
    expect(Object.keys(graph.nodes)).toHaveLength(13)
    expect(Object.keys(graph.edges)).toHaveLength(12)
    const config = (id: string) => graph.nodes[id]?.config
    expect(config('entry')).toEqual({ trigger: { kind: 'list', listId: 3 } })
    expect(config('firstWait')).toEqual({ duration: { amount: 5, unit: 'days' } })
    expect(config('secondWait')).toEqual({ duration: { amount: 5, unit: 'days' } })
    expect(config('thirdWait')).toEqual({ duration: { amount: 7, unit: 'days' } })
    expect(config('downloaded')).toEqual({ condition: { kind: 'downloaded', fileId: 12, since: 'entered' } })
    expect(config('tellOwner')).toMatchObject({ to: { kind: 'owner' } })
    expect(config('tellMarketing')).toMatchObject({ to: { kind: 'marketers' } })
  })

  it('is a drawing that is taken in as it is', () => {
    expect(GraphSchema.parse(JSON.parse(JSON.stringify(graph)))).toEqual(graph)
  })

  it('has emails in order', async () => {
    for (const node of Object.values(graph.nodes)) {
      if (node.type !== 'email') continue
      for (const { content } of node.config.variants) {
        expect(await checkEmail(content, { fileIds: new Set([12]) })).toEqual([])
      }
    }
  })

  it('stands on the grid, top to bottom, no card over another', () => {
    const nodes = Object.values(graph.nodes)
    for (const { position } of nodes) expect([position.x % 8, position.y % 8].map(Math.abs)).toEqual([0, 0])
    for (const { from, to } of Object.values(graph.edges)) {
      expect(graph.nodes[to]?.position.y).toBeGreaterThan(graph.nodes[from]?.position.y ?? 0)
    }
    for (const a of nodes) {
      for (const b of nodes) {
        const apart = Math.abs(a.position.x - b.position.x) >= 240 || Math.abs(a.position.y - b.position.y) >= 120
        expect(a === b || apart).toBe(true)
      }
    }
    expect((graph.nodes.video?.position.x ?? 0) - (graph.nodes.handOff?.position.x ?? 0)).toBe(320)
  })
})
