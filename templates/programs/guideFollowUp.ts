import type { Language } from '#engine/nodes/language.ts'
import { createNode, type Node, type NodeType } from '#engine/nodes/registry.ts'
import type { Edge, Graph } from '#engine/program/graph.ts'
import { blogPost } from '#templates/emails/blogPost.ts'
import { secondGuide } from '#templates/emails/secondGuide.ts'
import { video } from '#templates/emails/video.ts'

export interface GuideFollowUp {
  /** Whoever joins it enters. */
  readonly listId: number
  /** The second guide. */
  readonly fileId: number
  readonly language: Language
}

/** The reference program: two emails five days apart, then by whether the second guide was downloaded.
 *
 *      entry ─ blog post ─ 5 days ─ second guide ─ 5 days ─ downloaded? ─┬ yes ─ hand-off ─ tell the owner ─ end
 *                                                                        └ no ── video ─ 7 days ─ tell marketing ─ end
 */
export function guideFollowUp({ listId, fileId, language }: GuideFollowUp): Graph {
  const words = texts[language]
  const mail = (content: ReturnType<typeof blogPost>) => ({ variants: [{ id: 'a', weight: 100, content }] })
  const days = (amount: number) => ({ duration: { amount, unit: 'days' } })
  const nodes = [
    draw('entry', 'entry', middle, 0, { trigger: { kind: 'list', listId } }),
    draw('blogPost', 'email', middle, 1, mail(blogPost(language)), words.blogPost),
    draw('firstWait', 'wait', middle, 2, days(5)),
    draw('secondGuide', 'email', middle, 3, mail(secondGuide(language, fileId)), words.secondGuide),
    draw('secondWait', 'wait', middle, 4, days(5)),
    draw('downloaded', 'branch', middle, 5, { condition: { kind: 'downloaded', fileId, since: 'entered' } }),
    draw('handOff', 'handOff', yes, 6, {}),
    draw('tellOwner', 'notify', yes, 7, { to: { kind: 'owner' }, message: words.toOwner }),
    draw('handedOff', 'end', yes, 8, {}, words.handedOff),
    draw('video', 'email', no, 6, mail(video(language)), words.video),
    draw('thirdWait', 'wait', no, 7, days(7)),
    draw('tellMarketing', 'notify', no, 8, { to: { kind: 'marketers' }, message: words.toMarketing }),
    draw('nurtured', 'end', no, 9, {}, words.nurtured),
  ]
  const edges = [
    ...chain('entry', 'blogPost', 'firstWait', 'secondGuide', 'secondWait', 'downloaded'),
    connect('downloaded', 'yes', 'handOff'),
    ...chain('handOff', 'tellOwner', 'handedOff'),
    connect('downloaded', 'no', 'video'),
    ...chain('video', 'thirdWait', 'tellMarketing', 'nurtured'),
  ]
  return {
    format: 1,
    nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
    edges: Object.fromEntries(edges.map((edge) => [edge.id, edge])),
  }
}

// Cards are 240 wide; the sides of the branch stand 320 apart, rows 152. All on the grid of 8.
const middle = 0
const yes = -160
const no = 160
const row = 152

function draw(id: string, type: NodeType, x: number, level: number, config: object, name?: string): Node {
  const node = createNode(type, id, { x, y: level * row })
  return { ...node, config: { ...node.config, ...config }, ...(name !== undefined && { name }) } as Node
}

function connect(from: string, outlet: string, to: string): Edge {
  return { id: `${from}-${to}`, from, outlet, to }
}

function chain(...ids: readonly string[]): Edge[] {
  return ids.slice(1).map((to, index) => connect(ids[index] ?? '', 'then', to))
}

interface Words {
  readonly blogPost: string
  readonly secondGuide: string
  readonly video: string
  readonly toOwner: string
  readonly toMarketing: string
  readonly handedOff: string
  readonly nurtured: string
}

const texts: Readonly<Record<Language, Words>> = {
  en: {
    blogPost: 'Blog post',
    secondGuide: 'Second guide',
    video: 'Video',
    toOwner:
      'Downloaded the second guide and is now in your queue. A good moment to call: the guide is about comparing systems.',
    toMarketing:
      'Went through the whole follow-up without downloading the second guide. Time to choose the next program.',
    handedOff: 'Handed off to sales',
    nurtured: 'Back to marketing',
  },
  fi: {
    blogPost: 'Blogikirjoitus',
    secondGuide: 'Toinen opas',
    video: 'Video',
    toOwner:
      'Latasi toisen oppaan ja on nyt myyntijonossasi. Nyt on hyvä hetki soittaa: opas käsittelee järjestelmien vertailua.',
    toMarketing: 'Kävi koko ohjelman läpi lataamatta toista opasta. On aika valita seuraava ohjelma.',
    handedOff: 'Siirretty myynnille',
    nurtured: 'Takaisin markkinoinnille',
  },
  sv: {
    blogPost: 'Blogginlägg',
    secondGuide: 'Andra guiden',
    video: 'Video',
    toOwner:
      'Har laddat ner den andra guiden och finns nu i din kö. Ett bra läge att ringa: guiden handlar om att jämföra system.',
    toMarketing: 'Har gått igenom hela programmet utan att ladda ner den andra guiden. Dags att välja nästa program.',
    handedOff: 'Överlämnad till sälj',
    nurtured: 'Tillbaka till marknad',
  },
}
