import type pg from 'pg'
import { enrollEach, type Newcomer } from '../../intake/enroll.ts'
import { countEntries } from './countEntries.ts'
import { type DoorOf, findDoors } from './findDoors.ts'
import { saveUnstarted, type Unstarted } from './saveUnstarted.ts'
import type { Command } from './takeCommands.ts'

/** A program starts nobody who has entered this many programs, of whatever sort and by whatever way, in the 24 hours
 *  before: programs that start each other in a circle stop there. */
export const mostEntriesADay = 20

/**
 * Lets people into the programs that other programs start for them, as far as the rules of re-entry allow. Who is kept
 * out by anything but those rules has it in their timeline: the event program.notStarted with the reason.
 * @returns how many enrollments began
 */
export async function startPeople(
  client: pg.ClientBase,
  workspaceId: number,
  commands: readonly Command[],
): Promise<number> {
  if (commands.length === 0) return 0
  const doors = await findDoors(client, workspaceId, [...new Set(commands.map(({ programId }) => programId))])
  const earlier = await countEntries(client, workspaceId, commands)
  const now = new Map<number, number>()
  const unstarted: Unstarted[] = []
  const admitted = new Map<number, Newcomer[]>()
  commands.forEach((command, n) => {
    const { prospectId, programId } = command
    const entries = (earlier[n] ?? 0) + (now.get(prospectId) ?? 0)
    const door: DoorOf = doors.get(programId) ?? 'notRunning'
    const obstacle = typeof door === 'string' ? door : entries >= mostEntriesADay ? 'tooOften' : null
    if (obstacle) {
      unstarted.push({ command, reason: obstacle })
      return
    }
    now.set(prospectId, (now.get(prospectId) ?? 0) + 1)
    admitted.set(programId, [...(admitted.get(programId) ?? []), newcomer(command)])
  })
  let entered = 0
  // By program, so that two who let the same people into several programs never wait for each other.
  for (const [programId, people] of [...admitted].sort(([a], [b]) => a - b)) {
    const door = doors.get(programId)
    if (typeof door === 'object') entered += await enrollEach(client, { workspaceId, programId, ...door }, people)
  }
  await saveUnstarted(client, workspaceId, unstarted)
  return entered
}

const newcomer = ({ id, prospectId, at }: Command): Newcomer => ({
  prospectId,
  at: new Date(at),
  occasion: `command:${id}`,
})
