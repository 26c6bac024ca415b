import type { Account, Room } from './backstage.ts'
import { type Message, OtherSystem } from './OtherSystem.ts'

export interface Person {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly company: string
  readonly jobTitle?: string
  readonly phone?: string
}

/** The running example of the whole product. */
export const samuli: Person = {
  firstName: 'Samuli',
  lastName: 'Lehtonen',
  email: 'samuli.lehtonen@eskosolutions.example',
  company: 'Esko Solutions Oy',
  jobTitle: 'HR Manager',
  phone: '+358 40 000 0010',
}
export const maria: Person = {
  firstName: 'Maria',
  lastName: 'Nieminen',
  email: 'maria.nieminen@varisvaatteet.example',
  company: 'Varis Vaatteet Oy',
  jobTitle: 'Head of Recruiting',
}

/** A program that runs already when the curtain rises. */
export interface StagedProgram {
  readonly id: number
  readonly name: string
  readonly listId: number
  /** Moves the clock by an ISO 8601 duration and waits for what is due. */
  forward(duration: string): Promise<void>
  /** What was sent by a step of the shipped program: blogPost, secondGuide, video. */
  messages(nodeId: string): Promise<Message[]>
}

/** The shipped guide follow-up, published, with these people in it. */
export async function stageProgram(account: Account, room: Room, people: readonly Person[]): Promise<StagedProgram> {
  const { call } = account
  const at = { workspaceId: room.id }
  const name = 'Guide follow-up'
  const { id } = await call.programs.create.mutate({ ...at, name, template: 'guideFollowUp', language: 'en' })
  const [list] = await call.lists.list.query(at)
  const listId = list?.id ?? 0
  const consent = { basis: 'consent', source: 'Form on the website' } as const
  for (const person of people) await call.prospects.create.mutate({ ...at, ...person, listId, consent })
  const { revision } = await call.programs.get.query({ ...at, id })
  await call.programs.publish.mutate({ ...at, id, revision, enrollExisting: true, note: '' })
  const { key } = await call.workspace.createApiKey.mutate({ ...at, name: 'CRM' })
  const crm = new OtherSystem(key)
  const forward = async (duration: string) => {
    const { settled } = await call.clock.advance.mutate({ ...at, duration })
    if (!settled) throw new Error('The program was still at work when the wait for it ended.')
  }
  await forward('PT1S')
  return {
    id,
    name,
    listId,
    forward,
    messages: async (nodeId) => (await crm.messages(id)).filter((message) => message.nodeId === nodeId),
  }
}
