import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/i18n/useFormat.ts'
import { StandingPlan } from '#client/inFlight/StandingPlan.tsx'
import { Button } from '#client/ui/Button.tsx'
import { RadioGroup } from '#client/ui/RadioGroup.tsx'
import type { Graph } from '#engine/program/graph.ts'
import { BehaviourTable } from './BehaviourTable.tsx'
import type { Choices, Preview } from './usePublishing.ts'

interface PeoplePartProps {
  preview: Preview
  graph: Graph
  live: Graph | null
  choices: Choices
  onChoose: (part: Partial<Choices>) => void
  isDraft: boolean
}

/** Who comes in, and what becomes of those inside. */
export function PeoplePart({ preview, graph, live, choices, onChoose, isDraft }: PeoplePartProps) {
  const { t } = useTranslation(['versions', 'editor'])
  const format = useFormat()
  const [explained, setExplained] = useState(false)
  const { onList, standing, counts, liveVersion } = preview
  return (
    <>
      {isDraft && onList > 0 && (
        <RadioGroup
          label={t('editor:publish.who')}
          cards
          value={choices.existing}
          onChange={(existing) => onChoose({ existing })}
          options={[
            {
              id: 'none',
              label: t('editor:publish.onlyNew'),
              description: t('editor:publish.onlyNewAbout'),
            },
            {
              id: 'all',
              label: t('editor:publish.existing', { count: onList, number: format.number(onList) }),
              description: t('editor:publish.existingAbout'),
            },
          ]}
        />
      )}
      {isDraft && onList === 0 && <p>{t('editor:publish.nobodyOnList')}</p>}
      {standing.length > 0 && (
        <StandingPlan
          rows={standing}
          graph={graph}
          live={live}
          counts={counts}
          chosen={choices.chosen}
          onChange={(chosen) => onChoose({ chosen })}
        />
      )}
      {standing.length === 0 && liveVersion !== null && <p>{t('publish.nobodyInside')}</p>}
      {liveVersion !== null && (
        <div>
          <Button size="small" variant="quiet" aria-expanded={explained} onPress={() => setExplained(!explained)}>
            {t(explained ? 'publish.hideTable' : 'publish.table')}
          </Button>
        </div>
      )}
      {explained && <BehaviourTable />}
    </>
  )
}
