import { z } from 'zod'
import { languages } from '#engine/nodes/language.ts'
import { defineEndpoint } from '#server/api/endpoint.ts'
import { GraphAnswer } from '#server/api/schemas/graphAnswer.ts'
import { IssueAnswer } from '#server/api/schemas/issueAnswer.ts'
import { PathId, pageOf } from '#server/api/schemas/paging.ts'
import { BigId, Name, Ordinal } from '#server/inputs.ts'
import { checkProgram } from '#server/programs/checkProgram.ts'
import { createProgram, TemplateName } from '#server/programs/createProgram.ts'
import { enrollPeople } from '#server/programs/enrollPeople.ts'
import { getProgram } from '#server/programs/getProgram.ts'
import { GraphInput } from '#server/programs/graphInput.ts'
import { Waits } from '#server/programs/inFlight/resumeWaits.ts'
import { listPrograms } from '#server/programs/listPrograms.ts'
import { publishProgram } from '#server/programs/publishProgram.ts'
import { saveDraft } from '#server/programs/saveDraft.ts'
import { Priority, setPriority } from '#server/programs/setPriority.ts'
import { NextStatus, setStatus } from '#server/programs/setStatus.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { getWorkspace } from '#server/workspace/getWorkspace.ts'
import { Moved, Plan, Seen } from './inFlight.ts'
import { issuesOf } from './issuesOf.ts'

const tag = 'Programs'
const Status = z.enum(['draft', 'running', 'paused', 'ended'])
const Named = z.object({ id: z.number(), name: z.string() })

const Created = z.object({
  id: z.number(),
  revision: z.number(),
  graph: GraphAnswer,
  lists: z
    .array(Named)
    .meta({ description: 'The lists that the drawing names; those of a template are made if need be.' }),
  files: z.array(Named),
})

const createdProgram = defineEndpoint({
  method: 'post',
  path: '/programs',
  tag,
  summary: 'Make a program',
  about: 'From a shipped template, whose lists and files are made or found by their name, or from a drawing.',
  body: z.strictObject({
    name: Name,
    template: TemplateName.optional(),
    graph: GraphInput.optional().meta({ description: 'A drawing, as GET /programs/{id} answers one.' }),
    language: z.enum(languages).optional().meta({ description: "Of the template. Default: the workspace's." }),
  }),
  large: true,
  status: 201,
  response: Created,
  async answer({ scope, body }) {
    const { name, template = null, graph } = body
    if (template !== null && graph) throw new Refusal('program.twoOrigins', {}, { field: 'graph' })
    const language = body.language ?? (await getWorkspace(scope)).language
    const made = await createProgram(scope, { name, template, language, ...(graph ? { graph } : {}) })
    return { ...made, lists: [...made.lists], files: [...made.files] }
  },
})

const listedPrograms = defineEndpoint({
  method: 'get',
  path: '/programs',
  tag,
  summary: 'List programs',
  response: pageOf(
    z.object({
      id: z.number(),
      name: z.string(),
      status: Status,
      liveVersion: z.number().nullable(),
      updatedAt: z.string(),
      updatedBy: z.string().nullable(),
      active: z.number().meta({ description: 'People inside now.' }),
      entered: z.number(),
      leads: z.number(),
    }),
  ),
  answer: async ({ scope }) => ({ rows: await listPrograms(scope), next: null }),
})

const oneProgram = defineEndpoint({
  method: 'get',
  path: '/programs/{id}',
  tag,
  summary: 'Read a program: its draft and its live version',
  params: PathId,
  response: z.object({
    id: z.number(),
    name: z.string(),
    status: Status,
    revision: z.number(),
    graph: GraphAnswer,
    liveVersion: z.number().nullable(),
    liveGraph: GraphAnswer.nullable(),
    priority: z.number().meta({ description: 'Whose mail goes first: the higher. -100 to 100.' }),
    updatedAt: z.string(),
    updatedByName: z.string().nullable(),
    archivedAt: z.string().nullable(),
  }),
  async answer({ scope, params }) {
    const { emailIssues: _, ...program } = await getProgram(scope, params.id)
    return program
  },
})

const savedDraft = defineEndpoint({
  method: 'put',
  path: '/programs/{id}/draft',
  tag,
  summary: 'Save the draft',
  about: 'Refused with 409 program.stale when somebody has saved since `revision`.',
  params: PathId,
  body: z.strictObject({ revision: Ordinal, graph: GraphInput }),
  large: true,
  response: z.object({ revision: z.number(), savedAt: z.string(), issues: z.array(IssueAnswer) }),
  async answer({ scope, params, body }) {
    const { emailIssues, ...saved } = await saveDraft(scope, { id: params.id, ...body })
    return { ...saved, issues: await issuesOf(scope, body.graph, emailIssues) }
  },
})

const checkedProgram = defineEndpoint({
  method: 'post',
  path: '/programs/{id}/check',
  tag,
  summary: 'Say everything that is wrong with the draft',
  params: PathId,
  response: z.object({ issues: z.array(IssueAnswer) }),
  async answer({ scope, params }) {
    const { graph } = await getProgram(scope, params.id)
    return { issues: await issuesOf(scope, graph, await checkProgram(scope, params.id)) }
  },
})

const publishedProgram = defineEndpoint({
  method: 'post',
  path: '/programs/{id}/publish',
  tag,
  summary: 'Publish the draft as the newest version and start it',
  about:
    'Refused with 422 program.blocked and the issues while there are blockers. Without a plan people stay on their versions.',
  params: PathId,
  body: z.strictObject({
    revision: Ordinal.optional().meta({ description: 'The revision looked at. Default: the newest.' }),
    enrollExisting: z
      .boolean()
      .default(false)
      .meta({ description: 'Bring in those who are on the entry lists already.' }),
    note: z.string().trim().max(500).default(''),
    plan: Plan.optional(),
    people: Seen,
  }),
  response: z.object({ version: z.number(), entered: z.number(), moved: Moved.optional() }),
  async answer({ scope, params: { id }, body }) {
    const revision = body.revision ?? (await getProgram(scope, id)).revision
    return publishProgram(scope, { id, ...body, revision }).catch(async (error) => {
      throw await withSentences(scope, id, error)
    })
  },
})

/** The issues of a refused publication in words. */
async function withSentences(scope: Scope, id: number, error: unknown): Promise<unknown> {
  if (!(error instanceof Refusal) || !error.issues) return error
  const { graph } = await getProgram(scope, id)
  return new Refusal(error.code, error.params, { issues: await issuesOf(scope, graph, error.issues) })
}

const enrolledPeople = defineEndpoint({
  method: 'post',
  path: '/programs/{id}/enroll',
  tag,
  summary: 'Bring people into the live version',
  about:
    'Those given, as far as the program lets people come again; or everybody on its entry lists and in its entry segments who was never inside.',
  params: PathId,
  body: z.strictObject({
    prospectIds: z.array(BigId).max(10_000).optional(),
    nodeId: z.string().max(100).optional().meta({
      description: 'The entry to come in by. Default: the one for people who are brought in, or the first.',
    }),
  }),
  response: z.object({ entered: z.number() }),
  answer: ({ scope, params, body }) => enrollPeople(scope, { id: params.id, ...body }),
})

const statusSet = defineEndpoint({
  method: 'put',
  path: '/programs/{id}/status',
  tag,
  summary: 'Pause a program, end its pause, or end its entries',
  about: 'ended: nobody comes in, and those inside go on to the end. POST /programs/{id}/end lets everybody leave.',
  params: PathId,
  body: z.strictObject({
    status: NextStatus,
    waits: Waits.optional().meta({ description: 'How waits go on when a pause ends. Default: run.' }),
  }),
  response: z.object({ status: NextStatus }),
  async answer({ scope, params, body }) {
    const { status } = await setStatus(scope, { id: params.id, ...body })
    return { status }
  },
})

const prioritySet = defineEndpoint({
  method: 'put',
  path: '/programs/{id}/priority',
  tag,
  summary: 'Say whose mail goes first',
  about: 'When a person may get only so much, mail of the program with the higher priority goes first.',
  params: PathId,
  body: z.strictObject({ priority: Priority }),
  response: z.object({ priority: z.number() }),
  answer: ({ scope, params, body }) => setPriority(scope, { id: params.id, ...body }),
})

export const programEndpoints = [
  createdProgram,
  listedPrograms,
  oneProgram,
  savedDraft,
  checkedProgram,
  publishedProgram,
  enrolledPeople,
  statusSet,
  prioritySet,
]
