import type pg from 'pg'
import { numbers } from '../arrays.ts'
import type { NewMessage } from '../settle/saveMessages.ts'
import type { Order, Todo } from '../todo.ts'
import { type Crew, loadCrew } from './loadCrew.ts'
import { loadPeople, type Person } from './loadPeople.ts'
import { loadReasons, type Reason } from './loadReasons.ts'
import { queueOfSellers } from './queueOfSellers.ts'
import { type NewLead, saveLeads } from './saveLeads.ts'
import { type NewNotification, saveNotifications } from './saveNotifications.ts'

type Notice = Todo['notices'][number]

/** Room for that many effects of one visit, below the recipients of a notice. */
const EFFECTS_A_VISIT = 100
/** What a smallint holds. */
const MOST_RECIPIENTS = 300
const HOUR = 3_600_000

/**
 * Hands prospects over and tells people.
 * S1. A lead goes to the member it names; else to the prospect's owner; else to the seller whose turn it is.
 * S2. A notice nobody is there for goes to the workspace's owners rather than to nobody.
 * @returns the mail that goes with the notices, for the outbox
 */
export async function settleSales(client: pg.ClientBase, workspaceId: number, todo: Todo): Promise<NewMessage[]> {
  const orders: Order<Todo['leads'][number]['effect'] | Notice['effect']>[] = [...todo.leads, ...todo.notices]
  if (orders.length === 0) return []
  const people = await loadPeople(client, workspaceId, [...new Set(orders.map((order) => order.claimed.prospectId))])
  const crew = await loadCrew(client, workspaceId)
  const reasonsOf = await loadReasons(
    client,
    workspaceId,
    [...new Set(orders.map((order) => order.claimed.id))],
    todo.passages,
  )
  const owners = new Map([...people.values()].map((person) => [person.id, person.ownerId]))
  const leads = await assign(client, workspaceId, todo.leads, crew, owners)
  const newLeads = leads.map(({ order, ownerId }) => ({
    order,
    ownerId,
    reasons: reasonsOf(order.claimed.id, people.get(order.claimed.prospectId)),
  }))
  const briefs = await leadsSpokenOf(client, workspaceId, todo.notices, newLeads)
  if (todo.notices.length === 0) return []
  const programs = await loadProgramNames(client, workspaceId, todo.notices)
  const told = todo.notices.flatMap((order) => {
    const person = people.get(order.claimed.prospectId)
    if (!person) return []
    const ownerId = owners.get(person.id) ?? null
    const lead = briefs.get(order.claimed.id) ?? null
    const subject: Subject = {
      person,
      lead,
      reasons: reasonsOf(order.claimed.id, person),
      program: programs.get(order.claimed.programId) ?? '',
    }
    return recipients(order, ownerId, crew).map((userId, nth) =>
      tell(workspaceId, order, userId, nth, lead !== null && userId === ownerId, subject),
    )
  })
  await saveNotifications(
    client,
    workspaceId,
    told.map(({ notification }) => notification),
  )
  return told.map(({ message }) => message)
}

/** Gives every lead an owner and remembers it in `owners`, so that a notice of the same batch finds it. */
async function assign(
  client: pg.ClientBase,
  workspaceId: number,
  orders: Todo['leads'],
  crew: Crew,
  owners: Map<number, string | null>,
): Promise<Omit<NewLead, 'reasons'>[]> {
  const known = ({ claimed, effect }: Todo['leads'][number]): string | null => {
    const wanted = effect.owner.kind === 'member' ? effect.owner.userId : owners.get(claimed.prospectId)
    return wanted && crew.has(wanted) ? wanted : null
  }
  const sellers = crew.firstOf('sales', 'owner')
  const turns =
    sellers.length > 0 && orders.some((order) => !known(order))
      ? await queueOfSellers(client, workspaceId, sellers)
      : []
  let turn = 0
  return orders.map((order) => {
    const ownerId = known(order) ?? turns[turn++ % turns.length] ?? null
    owners.set(order.claimed.prospectId, ownerId)
    return { order, ownerId }
  })
}

/** What is said of a lead beside its person. */
interface LeadBrief {
  readonly id: number
  readonly urgent: boolean
  /** Milliseconds of workspace time. */
  readonly contactBy: number | null
}

const earlierText = `
select distinct on (enrollment_id) enrollment_id::float8, id::float8, urgent, date_part('epoch', contact_by) * 1000
from lead where workspace_id = $1 and enrollment_id = any ($2::bigint[]) order by enrollment_id, id desc`

/** The lead of each enrollment that is spoken of: handed off in this batch, which writes it, or earlier. */
async function leadsSpokenOf(
  client: pg.ClientBase,
  workspaceId: number,
  notices: readonly Notice[],
  newLeads: readonly NewLead[],
): Promise<Map<number, LeadBrief>> {
  const briefs = new Map<number, LeadBrief>()
  const ids = newLeads.length > 0 ? await saveLeads(client, workspaceId, newLeads) : new Map<number, number>()
  for (const { order } of newLeads) {
    const id = ids.get(order.claimed.id)
    const { urgent, contactWithinHours } = order.effect
    if (id) briefs.set(order.claimed.id, { id, urgent, contactBy: order.at + contactWithinHours * HOUR })
  }
  const others = notices.map((notice) => notice.claimed.id).filter((id) => !briefs.has(id))
  if (others.length === 0) return briefs
  const { rows } = await client.query<[number, number, boolean, number | null]>({
    name: 'earlierLeads',
    text: earlierText,
    values: [workspaceId, numbers(others)],
    rowMode: 'array',
  })
  for (const [enrollmentId, id, urgent, contactBy] of rows) briefs.set(enrollmentId, { id, urgent, contactBy })
  return briefs
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

interface Subject {
  readonly person: Person
  readonly lead: LeadBrief | null
  readonly reasons: readonly Reason[]
  readonly program: string
}

/** The same news twice: in the product, and as mail. */
function tell(
  workspaceId: number,
  { claimed, effect, nodeId, visit, index, at }: Notice,
  userId: string,
  nth: number,
  isTheirLead: boolean,
  { person, lead, reasons, program }: Subject,
): { notification: NewNotification; message: NewMessage } {
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
      payload: { template: kind, params: { ...params, email: person.email, link, reasons } },
      dueAt: at,
    },
  }
}
