import { tip } from '#engine/program/rules/drawing.ts'
import { type Look, livingNodes } from './Circumstances.ts'

const text = `select exists (select 1 from member where workspace_id = $1 and role = 'sales') as there`

/** Leads that go round the sellers need sellers; without any they go to the owners of the workspace. */
export const workingSellers: Look = async (circumstances) => {
  const { scope } = circumstances
  const handOffs = livingNodes(circumstances, 'handOff').filter(
    ({ config }) => config.owner.kind === 'ownerOrRoundRobin',
  )
  if (handOffs.length === 0) return []
  const { rows } = await scope.database.pool.query<{ there: boolean }>({
    name: 'has-sellers',
    text,
    values: [scope.workspaceId],
  })
  return rows[0]?.there ? [] : handOffs.map((node) => tip('noSeller', node))
}
