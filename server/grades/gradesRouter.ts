import { z } from 'zod'
import { Id } from '#server/inputs.ts'
import { router, workspaceProcedure } from '#server/trpc.ts'
import { listGradeRules } from './listGradeRules.ts'
import { removeGradeRule } from './removeGradeRule.ts'
import { GradeRuleInput, saveGradeRule } from './saveGradeRule.ts'

export const gradesRouter = router({
  rules: workspaceProcedure('viewer').query(({ ctx }) => listGradeRules(ctx.scope)),
  save: workspaceProcedure('marketer')
    .input(GradeRuleInput)
    .mutation(({ ctx, input }) => saveGradeRule(ctx.scope, input)),
  remove: workspaceProcedure('marketer')
    .input(z.object({ id: Id }))
    .mutation(({ ctx, input }) => removeGradeRule(ctx.scope, input)),
})
