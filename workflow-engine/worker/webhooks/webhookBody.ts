/** What a call tells about: a person, and the step of the program that asked for it. */
export interface Called {
  readonly enrollmentId: number
  readonly programId: number
  readonly programName: string | null
  readonly version: number
  readonly nodeId: string
  /** What the step is called in its version; null when it has no name of its own. */
  readonly nodeName: string | null
  /** null: there is no such person any more. */
  readonly person: Readonly<Record<string, unknown>> | null
  readonly ownerName: string | null
  readonly ownerEmail: string | null
}

/**
 * The JSON of a call: type, timestamp and data, as Standard Webhooks has it. Described in docs/operating.md.
 * @param at when the step was taken, milliseconds of workspace time
 * @returns null when the person is gone
 */
export function webhookBody(workspaceId: number, at: number, called: Called): string | null {
  const { person, ownerName, ownerEmail, programId, programName, version, nodeId, nodeName, enrollmentId } = called
  if (person === null) return null
  return JSON.stringify({
    type: 'program.step',
    timestamp: new Date(at).toISOString(),
    data: {
      workspaceId,
      person: { ...person, owner: ownerEmail === null ? null : { name: ownerName ?? '', email: ownerEmail } },
      program: { id: programId, name: programName ?? '', version },
      step: { id: nodeId, name: nodeName ?? '' },
      enrollmentId,
    },
  })
}
