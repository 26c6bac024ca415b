import { z } from 'zod'
import { defineEndpoint } from '#server/api/endpoint.ts'
import { Paging, pageOf, QueryId } from '#server/api/schemas/paging.ts'
import { listMessages, MessageState } from '#server/messages/listMessages.ts'

const listed = defineEndpoint({
  method: 'get',
  path: '/messages',
  tag: 'Messages',
  summary: 'Who got what',
  about: 'In a sandbox every email to a prospect comes with its links, so that a test can click them.',
  query: Paging.extend({
    program: QueryId.optional().meta({ description: "A program's id." }),
    node: z.string().max(100).optional().meta({ description: "A node's id." }),
    state: MessageState.optional(),
    kind: z
      .enum(['marketing', 'system'])
      .default('marketing')
      .meta({ description: 'marketing: to prospects. system: to members, and test copies.' }),
  }),
  response: pageOf(
    z.object({
      id: z.number(),
      kind: z.enum(['marketing', 'system']),
      to: z.string(),
      subject: z.string().nullable(),
      programId: z.number().nullable(),
      version: z.number().nullable(),
      nodeId: z.string().nullable(),
      variant: z.string().nullable(),
      prospectId: z.number().nullable(),
      state: MessageState,
      messageId: z.string().nullable().meta({ description: 'The Message-ID header, without angle brackets.' }),
      failure: z.string().nullable(),
      dueAt: z.string(),
      sentAt: z.string().nullable(),
      clickedAt: z.string().nullable(),
      downloadedAt: z.string().nullable(),
      links: z
        .array(z.object({ url: z.string(), kind: z.enum(['click', 'file', 'unsubscribe']) }))
        .optional()
        .meta({ description: 'Only in a sandbox.' }),
    }),
  ),
  async answer({ scope, query: { program, node, ...question } }) {
    const { rows, next } = await listMessages(scope, { programId: program, nodeId: node, ...question })
    return { rows: rows.map(({ links, ...row }) => ({ ...row, ...(links ? { links: [...links] } : {}) })), next }
  },
})

export const messageEndpoints = [listed]
