import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api, refusalMessage } from '#client/api.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import panel from '#client/editor/Panels.module.css'
import { Banner } from '#client/ui/Banner.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import type { Graph } from '#engine/program/graph.ts'
import { closeSimulation } from './openSimulation.ts'
import { Tryout } from './Tryout.tsx'

/** The program, tried on somebody: who, what happens to them, and everything that comes of it. */
export function SimulationPanel({ graph, canEdit }: { graph: Graph; canEdit: boolean }) {
  const { t } = useTranslation('simulation')
  const editor = useEditor()
  const { workspaceId, programId } = editor
  const setting = useQuery({ ...api.personas.setting.queryOptions({ workspaceId, programId }), staleTime: 60_000 })
  const personas = useQuery(api.personas.list.queryOptions({ workspaceId, programId }))
  const error = setting.error ?? personas.error
  return (
    <section className={panel.panel} aria-label={t('title')} data-panel="simulation">
      <header className={panel.head}>
        <h2 className={panel.title}>{t('title')}</h2>
        <IconButton
          label={t('close')}
          icon={<X size={20} aria-hidden="true" />}
          onPress={() => closeSimulation(editor)}
        />
      </header>
      {error && (
        <div className={panel.body}>
          <Banner tone="error">{refusalMessage(error)}</Banner>
        </div>
      )}
      {setting.data && personas.data ? (
        <Tryout graph={graph} setting={setting.data} personas={personas.data} canEdit={canEdit} />
      ) : (
        !error && (
          <div className={panel.body}>
            <SkeletonLines count={6} />
          </div>
        )
      )}
    </section>
  )
}
