import { z } from 'zod'
import { BigId, Id } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { listPersonas } from './listPersonas.ts'
import { readContact } from './readContact.ts'
import { readSetting } from './readSetting.ts'
import { removePersona } from './removePersona.ts'
import { PersonaInput, savePersona } from './savePersona.ts'

/** People that a program is tried on. Nothing here sends, and nothing but the personas themselves is written. */
export const personasRouter = router({
  list: workspaceProcedure('viewer')
    .input(z.object({ programId: Id }))
    .query(({ ctx, input }) => listPersonas(ctx.scope, input)),
  save: workspaceProcedure('marketer')
    .input(PersonaInput)
    .mutation(({ ctx, input }) => savePersona(ctx.scope, input)),
  remove: workspaceProcedure('marketer')
    .input(z.object({ programId: Id, id: Id }))
    .mutation(({ ctx, input }) => removePersona(ctx.scope, input)),
  /** The workspace around a simulation. */
  setting: workspaceProcedure('viewer')
    .input(z.object({ programId: Id }))
    .query(({ ctx, input }) => readSetting(ctx.scope, input)),
  /** Everything that a simulation needs to know of somebody; viewers do not see who it is. */
  contact: workspaceProcedure('viewer')
    .input(z.object({ prospectId: BigId }))
    .query(({ ctx, input }) => readContact(ctx.scope, input)),
})
