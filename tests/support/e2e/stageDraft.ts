import type { Graph } from '#engine/program/graph.ts'
import { configureField } from '#engine/program/settings.ts'
import { draw } from '#tests/stories/draw.ts'
import type { Account, Room } from './backstage.ts'

/** A draft that is there already. */
export interface StagedDraft {
  readonly id: number
  readonly path: string
  readonly listId: number
}

const body = `<mjml lang="en"><mj-body><mj-section><mj-column><mj-text>Hello.</mj-text>
<mj-text><a href="{{ unsubscribe }}">Unsubscribe</a></mj-text></mj-column></mj-section></mj-body></mjml>`

/** Draws a program behind the stage (tests/stories/draw.ts). Its entries listen to one new list.
 *  @param change what else is done to the drawing */
export async function stageDraft(
  { call }: Account,
  room: Room,
  text: string,
  change: (graph: Graph) => Graph = (graph) => graph,
): Promise<StagedDraft> {
  const at = { workspaceId: room.id }
  const { id: listId } = await call.lists.create.mutate({ ...at, name: `Newcomers ${crypto.randomUUID().slice(0, 8)}` })
  const { id } = await call.programs.create.mutate({ ...at, name: 'Draft', template: null, language: 'en' })
  let graph = draw(text).graph
  for (const node of Object.values(graph.nodes))
    if (node.type === 'entry') graph = configureField(graph, node.id, 'trigger', { kind: 'list', listId }).graph
    else if (node.type === 'email') graph = configureField(graph, node.id, 'variants.0.content.mjml', body).graph
  const { revision } = await call.programs.get.query({ ...at, id })
  await call.programs.saveDraft.mutate({ ...at, id, revision, graph: change(graph) })
  return { id, path: `/w/${room.id}/programs/${id}`, listId }
}
