import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKindWords } from '#client/editor/catalog.ts'
import { useStore } from '#client/editor/Store.ts'
import { Select } from '#client/ui/Select.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import { sharesOf } from '#engine/simulate/forcedChance.ts'
import type { About } from './about.ts'
import styles from './Simulation.module.css'
import { fromWall, toWall } from './wallTime.ts'

/** When and where it begins, and which way chance falls. */
export function Beginnings({ simulator, setting, words, graph }: About) {
  const { t } = useTranslation('simulation')
  const kinds = useKindWords()
  const beginning = useStore(simulator, (state) => state.scenario.beginning)
  const nodes = Object.values(graph.nodes)
  const entries = nodes.filter(({ type }) => type === 'entry')
  const chances = nodes.filter((node) => sharesOf(node).length > 0)
  const [first] = entries
  return (
    <section className={styles.part} aria-label={t('begins')}>
      <MomentField
        label={t('begins')}
        at={new Date(beginning.at)}
        zone={setting.zone}
        onChange={(at) => simulator.begin({ at: at.toISOString() })}
      />
      {entries.length > 1 && first && (
        <Select
          label={t('entry')}
          options={entries.map(({ id }) => ({ id, label: words.step(id) }))}
          value={beginning.entryId ?? first.id}
          onChange={(entryId) => simulator.begin({ entryId })}
        />
      )}
      {chances.map((node) => (
        <Select
          key={node.id}
          label={t('chance', { step: words.step(node.id) })}
          options={[
            { id: '', label: t('chance.drawn') },
            ...sharesOf(node)
              .filter(({ weight }) => weight > 0)
              .map(({ id }) => ({
                id,
                label:
                  node.type === 'email'
                    ? t('version', { variant: words.variant(node.id, id) })
                    : kinds.outlet(node, id),
              })),
          ]}
          value={beginning.forced[node.id] ?? ''}
          onChange={(way) => simulator.force(node.id, way === '' ? null : way)}
        />
      ))}
    </section>
  )
}

interface MomentFieldProps {
  label: string
  at: Date
  zone: string
  onChange: (at: Date) => void
}

/** Date and time on the workspace's clocks; what is half typed waits. */
export function MomentField({ label, at, zone, onChange }: MomentFieldProps) {
  const shown = toWall(at, zone)
  const [typed, setTyped] = useState<{ of: string; text: string } | null>(null)
  return (
    <TextField
      label={label}
      type="datetime-local"
      value={typed?.of === shown ? typed.text : shown}
      onChange={(text) => {
        setTyped({ of: shown, text })
        const moment = fromWall(text, zone)
        if (moment) onChange(moment)
      }}
    />
  )
}
