import { z } from 'zod'
import { Id, Name } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { archiveFile } from './archiveFile.ts'
import { listFiles } from './listFiles.ts'
import { renameFile } from './renameFile.ts'

// Upload: POST /upload/files?workspaceId=1&name=Second%20guide with the file as body, its Content-Type and
// X-File-Name (percent-encoded). Download: GET /download/files/:id?workspaceId=1.

export const filesRouter = router({
  list: workspaceProcedure('viewer').query(({ ctx }) => listFiles(ctx.scope)),
  rename: workspaceProcedure('marketer')
    .input(z.object({ id: Id, name: Name }))
    .mutation(({ ctx, input }) => renameFile(ctx.scope, input)),
  archive: workspaceProcedure('marketer')
    .input(z.object({ id: Id }))
    .mutation(({ ctx, input }) => archiveFile(ctx.scope, input.id)),
})
