import type pg from 'pg'
import { numbers } from '../arrays.ts'
import type { NewMessage } from '../settle/saveMessages.ts'
import type { Todo } from '../todo.ts'
import { announceHandOver } from './announceHandOver.ts'
import { type Crew, loadCrew } from './loadCrew.ts'
import { loadPeople, type Person } from './loadPeople.ts'
import { loadReasons } from './loadReasons.ts'
import { queueOfSellers } from './queueOfSellers.ts'
import type { NewLead } from './saveLeads.ts'
import type { NewNotification } from './saveNotifications.ts'
import { type LeadBrief, leadsSpokenOf } from './spokenOf.ts'

type Notice = Todo['notices'][number]

/** Room for that many effects of one visit, below the recipients of a notice. */
const EFFECTS_A_VISIT = 100
/** What a smallint holds. */
const MOST_RECIPIENTS = 300

/** The same news twice: in the product, and as mail. */
export interface Told {
  readonly notification: NewNotification
  readonly message: NewMessage
}

/**
 * Hands prospects over, and says who is to be told what.
 * S1. A lead goes to the member it names; else to the prospect's owner; else to the seller whose turn it is.
 * S2. A notice that nobody is there for goes to the workspace's owners rather than to nobody.
 */
export async function settleSales(client: pg.ClientBase, workspaceId: number, todo: Todo): Promise<Told[]> {
  const concerned = new Set([...todo.leads, ...todo.notices].map((order) => order.claimed.prospectId))
  if (concerned.size === 0) return []
  const people = await loadPeople(client, workspaceId, [...concerned], todo.leads.length > 0)
  const crew = await loadCrew(client, workspaceId)
  const owners = new Map([...people.values()].map((person) => [person.id, person.ownerId]))
  const newLeads = await handOver(client, workspaceId, todo, people, crew, owners)
  const leads = await leadsSpokenOf(client, workspaceId, todo.notices, newLeads)
  await announceHandOver(client, workspaceId, newLeads, people)
  if (todo.notices.length === 0) return []
  const programs = await loadProgramNames(client, workspaceId, todo.notices)
  return todo.notices.flatMap((order) => {
    const person = people.get(order.claimed.prospectId)
    if (!person) return []
    const ownerId = owners.get(person.id) ?? null
    const lead = leads.get(order.claimed.id) ?? null
    const program = programs.get(order.claimed.programId) ?? ''
    return recipients(order, ownerId, crew).map((userId, nth) => {
      const isTheirLead = lead !== null && userId === ownerId
      return tell(workspaceId, order, { userId, nth, isTheirLead, person, lead, program })
    })
  })
}

/** Gives every hand-off an owner and its reasons. Remembers the owner in `owners` for the notices of the same batch. */
async function handOver(
  client: pg.ClientBase,
  workspaceId: number,
  { leads: orders, passages }: Todo,
  people: ReadonlyMap<number, Person>,
  crew: Crew,
  owners: Map<number, string | null>,
): Promise<NewLead[]> {
  if (orders.length === 0) return []
  const known = ({ claimed, effect }: Todo['leads'][number]): string | null => {
    const wanted = effect.owner.kind === 'member' ? effect.owner.userId : owners.get(claimed.prospectId)
    return wanted && crew.has(wanted) ? wanted : null
  }
  const reasonsOf = await loadReasons(
    client,
    workspaceId,
    orders.map(({ claimed }) => claimed),
    passages,
  )
  const sellers = crew.firstOf('sales', 'owner')
  const inTurn =
    sellers.length > 0 && orders.some((order) => !known(order))
      ? await queueOfSellers(client, workspaceId, sellers)
      : []
  let turn = 0
  return orders.map((order) => {
    const { id, prospectId } = order.claimed
    const ownerId = known(order) ?? inTurn[turn++ % inTurn.length] ?? null
    owners.set(prospectId, ownerId)
    return { order, ownerId, reasons: reasonsOf(id, people.get(prospectId)) }
  })
}

async function loadProgramNames(
  client: pg.ClientBase,
  workspaceId: number,
  notices: readonly Notice[],
): Promise<Map<number, string>> {
  const { rows } = await client.query<[number, string]>({
    name: 'programNames',
    text: 'select id, name from program where workspace_id = $1 and id = any ($2::int[])',
    values: [workspaceId, numbers([...new Set(notices.map((notice) => notice.claimed.programId))])],
    rowMode: 'array',
  })
  return new Map(rows)
}

function recipients({ effect: { to } }: Notice, ownerId: string | null, crew: Crew): readonly string[] {
  const wanted =
    to.kind === 'marketers' ? crew.firstOf('marketer', 'owner') : [to.kind === 'member' ? to.userId : ownerId]
  const there = wanted.filter((userId) => userId !== null && crew.has(userId)) as string[]
  return (there.length > 0 ? there : crew.firstOf('owner')).slice(0, MOST_RECIPIENTS)
}

interface News {
  readonly userId: string
  /** Which of the recipients it is. */
  readonly nth: number
  readonly isTheirLead: boolean
  readonly person: Person
  readonly lead: LeadBrief | null
  readonly program: string
}

function tell(
  workspaceId: number,
  { claimed, effect, nodeId, visit, index, at }: Notice,
  { userId, nth, isTheirLead, person, lead, program }: News,
): Told {
  const kind = isTheirLead ? 'leadForYou' : 'programNote'
  const link = `/w/${workspaceId}/${lead ? `leads/${lead.id}` : `prospects/${person.id}`}`
  const params = {
    prospectId: person.id,
    leadId: lead?.id ?? null,
    urgent: lead?.urgent ?? false,
    contactBy: lead?.contactBy ? new Date(lead.contactBy).toISOString() : null,
    name: person.name,
    company: person.company,
    program,
    programId: claimed.programId,
    message: effect.message,
  }
  return {
    notification: { userId, kind, params, link, at },
    message: {
      claimed,
      kind: 'system',
      nodeId,
      visit,
      effect: index + EFFECTS_A_VISIT * nth,
      variantId: null,
      userId,
      payload: { template: kind, params: { ...params, email: person.email, link, reasons: lead?.reasons ?? [] } },
      dueAt: at,
    },
  }
}
