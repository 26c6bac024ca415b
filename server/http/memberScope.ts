import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Auth } from '#server/auth/auth.ts'
import { currentUser } from '#server/auth/currentUser.ts'
import { Id } from '#server/inputs.ts'
import { Refusal } from '#server/refusal.ts'
import type { Scope } from '#server/scope.ts'
import { enterWorkspace } from '#server/workspace/enterWorkspace.ts'
import type { Role } from '#server/workspace/role.ts'
import type { Installation } from './createContext.ts'
import { refuseHostileJson } from './refuseHostileJson.ts'

const Query = z.object({ workspaceId: z.coerce.number().pipe(Id) })

/** The scope of an upload or download: the signed-in member's, in the workspace that `?workspaceId=` names. */
export async function memberScope(
  auth: Auth,
  installation: Installation,
  request: Request,
  response: Response,
  roleAtLeast: Role,
): Promise<Scope> {
  const user = await currentUser(auth, request, response)
  if (!user) throw new Refusal('auth.required')
  refuseHostileJson({ ...request.query }, 100)
  const { workspaceId } = Query.parse(request.query)
  return enterWorkspace(installation, user, workspaceId, roleAtLeast)
}
