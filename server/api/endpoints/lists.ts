import { z } from 'zod'
import { defineEndpoint } from '#server/api/endpoint.ts'
import { PathId, pageOf } from '#server/api/schemas/paging.ts'
import { listFiles } from '#server/files/listFiles.ts'
import { BigId, Name } from '#server/inputs.ts'
import { addListMembers } from '#server/lists/addListMembers.ts'
import { createList } from '#server/lists/createList.ts'
import { listLists } from '#server/lists/listLists.ts'

const tag = 'Lists and files'

const listed = defineEndpoint({
  method: 'get',
  path: '/lists',
  tag,
  summary: 'List the lists',
  response: pageOf(
    z.object({
      id: z.number(),
      name: z.string(),
      members: z.number(),
      createdAt: z.string(),
      archivedAt: z.string().nullable(),
      usedBy: z.array(z.number()).meta({ description: 'Programs that name it.' }),
    }),
  ),
  async answer({ scope }) {
    const lists = await listLists(scope)
    return { rows: lists.map((list) => ({ ...list, usedBy: [...list.usedBy] })), next: null }
  },
})

const created = defineEndpoint({
  method: 'post',
  path: '/lists',
  tag,
  summary: 'Make a list',
  body: z.strictObject({ name: Name }),
  status: 201,
  response: z.object({ id: z.number() }),
  answer: ({ scope, body }) => createList(scope, body),
})

const joined = defineEndpoint({
  method: 'post',
  path: '/lists/{id}/members',
  tag,
  summary: 'Put people on a list, and with that into every program that it feeds',
  params: PathId,
  body: z.strictObject({ prospectIds: z.array(BigId).min(1).max(1000) }),
  response: z.object({
    joined: z.number().meta({ description: 'People who were not on it before.' }),
    entered: z.number().meta({ description: 'Enrollments that began.' }),
  }),
  answer: ({ scope, params, body }) => addListMembers(scope, { id: params.id, ...body }),
})

const files = defineEndpoint({
  method: 'get',
  path: '/files',
  tag,
  summary: 'List the files that emails can link to',
  response: pageOf(
    z.object({
      id: z.number(),
      name: z.string(),
      fileName: z.string(),
      contentType: z.string(),
      bytes: z.number(),
      createdAt: z.string(),
      archivedAt: z.string().nullable(),
      downloads: z.number(),
    }),
  ),
  answer: async ({ scope }) => ({ rows: await listFiles(scope), next: null }),
})

export const listEndpoints = [listed, created, joined, files]
