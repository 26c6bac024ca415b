import type pg from 'pg'
import { type Fact, type FactKind, type FactValue, factKey } from '../nodes/fact.ts'
import { numbers } from './arrays.ts'

/** One person of a batch and what must be known of them. Times are milliseconds of workspace time. */
export interface Question {
  readonly prospectId: number
  readonly enteredAt: number
  /** What happened later than this is not seen. */
  readonly now: number
  readonly facts: readonly Fact[]
}

export type Sheet = Map<string, FactValue>
type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>
interface Asked<K extends FactKind> {
  readonly question: Question
  readonly fact: FactOf<K>
  readonly sheet: Sheet
}
type Answerer<K extends FactKind> = (client: pg.ClientBase, workspaceId: number, asked: Asked<K>[]) => Promise<void>

/** The answers to a whole batch, in its order: one query per kind of fact that somebody asks for. */
export async function loadFacts(
  client: pg.ClientBase,
  workspaceId: number,
  questions: readonly Question[],
): Promise<Sheet[]> {
  const byKind: { [K in FactKind]: Asked<K>[] } = {
    score: [],
    grade: [],
    onList: [],
    inSegment: [],
    tagged: [],
    field: [],
    downloaded: [],
    happened: [],
    reacted: [],
    opportunity: [],
    inProgram: [],
    webhookAnswer: [],
    passes: [],
  }
  const sheets = questions.map((question) => {
    const sheet: Sheet = new Map()
    for (const fact of question.facts) (byKind[fact.kind] as Asked<FactKind>[]).push({ question, fact, sheet })
    return sheet
  })
  if (byKind.score.length > 0) await scores(client, workspaceId, byKind.score)
  if (byKind.onList.length > 0) await memberships(client, workspaceId, byKind.onList)
  if (byKind.downloaded.length > 0) await downloads(client, workspaceId, byKind.downloaded)
  return sheets
}

const scores: Answerer<'score'> = async (client, workspaceId, asked) => {
  const { rows } = await client.query<[number, number]>({
    name: 'factScore',
    text: 'select id::float8, score from prospect where workspace_id = $1 and id = any ($2::bigint[])',
    values: [workspaceId, numbers(asked.map(({ question }) => question.prospectId))],
    rowMode: 'array',
  })
  const known = new Map(rows)
  for (const { question, fact, sheet } of asked) sheet.set(factKey(fact), known.get(question.prospectId) ?? 0)
}

const memberships: Answerer<'onList'> = async (client, workspaceId, asked) => {
  const { rows } = await client.query<[number, number]>({
    name: 'factOnList',
    text: `select list_id, prospect_id::float8 from list_member
      where workspace_id = $1 and list_id = any ($2::int[]) and prospect_id = any ($3::bigint[])`,
    values: [
      workspaceId,
      numbers([...new Set(asked.map(({ fact }) => fact.listId))]),
      numbers(asked.map(({ question }) => question.prospectId)),
    ],
    rowMode: 'array',
  })
  const known = new Set(rows.map(([listId, prospectId]) => `${listId} ${prospectId}`))
  for (const { question, fact, sheet } of asked)
    sheet.set(factKey(fact), known.has(`${fact.listId} ${question.prospectId}`))
}

// A look-up a row, never a join of the whole ledger: the person's downloads are a handful.
const downloadsText = `
select u.n from unnest($2::bigint[], $3::int[], $4::float8[], $5::float8[]) with ordinality
  as u(prospect_id, file_id, since, until, n)
cross join lateral (
  select 1 from event v
  where v.workspace_id = $1 and v.prospect_id = u.prospect_id and v.type = 'file.downloaded' and v.file_id = u.file_id
    and v.at >= to_timestamp(u.since / 1000) and v.at <= to_timestamp(u.until / 1000)
  limit 1
) found`

const downloads: Answerer<'downloaded'> = async (client, workspaceId, asked) => {
  const { rows } = await client.query<[string | number]>({
    name: 'factDownloaded',
    text: downloadsText,
    values: [
      workspaceId,
      numbers(asked.map(({ question }) => question.prospectId)),
      numbers(asked.map(({ fact }) => fact.fileId)),
      numbers(asked.map(({ question, fact }) => (fact.since === 'entered' ? question.enteredAt : 0))),
      numbers(asked.map(({ question }) => question.now)),
    ],
    rowMode: 'array',
  })
  const found = new Set(rows.map(([n]) => Number(n) - 1))
  asked.forEach(({ fact, sheet }, n) => {
    sheet.set(factKey(fact), found.has(n))
  })
}
