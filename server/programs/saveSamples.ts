import type pg from 'pg'
import type { Day } from '#engine/nodes/calendar.ts'
import type { Language } from '#engine/nodes/language.ts'
import type { Graph } from '#engine/program/graph.ts'
import { outcomeOf } from '#engine/simulate/outcome.ts'
import { bareSetting } from '#engine/simulate/Setting.ts'
import { simulateGraph } from '#engine/simulate/simulate.ts'
import type { Scope } from '#server/scope.ts'
import type { ProgramTemplateId } from '#templates/programs/catalogue.ts'
import type { NeededIds } from '#templates/programs/ProgramTemplate.ts'
import { scenarioOf } from '#templates/programs/Sample.ts'
import { samples } from '#templates/programs/samples.ts'
import { signatureOf } from './loadProgram.ts'

/** The people that a template brings along, so that a program made from it can be simulated at once. */
export async function saveSamples(
  client: pg.ClientBase,
  scope: Pick<Scope, 'workspaceId' | 'actor'>,
  programId: number,
  template: ProgramTemplateId,
  language: Language,
  { graph, ids, today }: { graph: Graph; ids?: NeededIds; today?: Day },
): Promise<void> {
  if (!ids || !today) return
  const rows = samples[template].map((sample) => {
    const { person, happenings, beginning } = scenarioOf(sample, ids, today, language)
    const run = simulateGraph(graph, { person, happenings, beginning }, { ...bareSetting, programId })
    return { name: sample.name[language], person, happenings, beginning, outcome: outcomeOf(run, graph) }
  })
  await client.query(
    `insert into persona (workspace_id, program_id, name, person, happenings, beginning, outcome, updated_by)
     select $1, $2, s.name, s.person, s.happenings, s.beginning, s.outcome, $4
     from jsonb_to_recordset($3::jsonb) as s(name text, person jsonb, happenings jsonb, beginning jsonb, outcome jsonb)`,
    [scope.workspaceId, programId, JSON.stringify(rows), signatureOf(scope.actor)],
  )
}
