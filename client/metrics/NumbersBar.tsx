import { useContext, useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/i18n/useFormat.ts'
import { Select } from '#client/ui/Select.tsx'
import { Switch } from '#client/ui/Switch.tsx'
import type { Graph } from '#engine/program/graph.ts'
import { CustomRange } from './CustomRange.tsx'
import styles from './NumbersBar.module.css'
import { NumbersFilters } from './NumbersFilters.tsx'
import { hasRange, isComparable, type NumbersView } from './numbersView.ts'
import { rangeWords } from './rangeWords.ts'
import { ViewContext } from './useNumbersView.ts'

const lengths = [7, 30, 90] as const

/** Which numbers are shown: the range, what is counted, for whom, and whether they are held against the range before. */
export function NumbersBar({ graph, liveVersion }: { graph: Graph; liveVersion: number }) {
  const { t } = useTranslation('numbers')
  const format = useFormat()
  const { view, setView } = useContext(ViewContext)
  const [choosing, setChoosing] = useState(false)
  const ranged = hasRange(view)
  const { mode, compare, entry, version, variant, variantNode } = view
  const kept: NumbersView = { mode, compare, entry, version, variant, variantNode }
  const own = view.from !== undefined || view.to !== undefined
  const versions = Array.from({ length: Math.min(liveVersion, 20) }, (_, n) => liveVersion - n)
  const unusualDays = view.days !== undefined && !lengths.some((days) => days === view.days)
  const options = [
    { id: 'all', label: t('range.all') },
    ...lengths.map((days) => ({ id: `days ${days}`, label: t('range.days', { count: days }) })),
    ...(unusualDays ? [{ id: `days ${view.days}`, label: rangeWords(view, t, format) }] : []),
    ...(own ? [{ id: 'own', label: rangeWords(view, t, format) }] : []),
    ...(liveVersion > 1
      ? versions.map((number) => ({ id: `since ${number}`, label: t('range.since', { version: number }) }))
      : []),
    { id: 'custom', label: t('range.custom') },
  ]

  function choose(id: string): void {
    const [kind, number] = id.split(' ')
    if (kind === 'custom') setChoosing(true)
    else if (kind === 'days') setView({ ...kept, days: Number(number) })
    else if (kind === 'since') setView({ ...kept, version: undefined, since: Number(number) })
    else if (kind === 'all') setView(kept)
  }

  const chosen =
    view.days !== undefined
      ? `days ${view.days}`
      : own
        ? 'own'
        : view.since !== undefined
          ? `since ${view.since}`
          : 'all'
  return (
    <section className={styles.bar} aria-label={t('bar.label')}>
      <div className={styles.controls}>
        <Select
          label={t('bar.range')}
          hideLabel
          size="small"
          options={options}
          value={chosen}
          onChange={choose}
          className={styles.range}
        />
        <ToggleButtonGroup
          aria-label={t('mode.label')}
          className={styles.switch}
          selectionMode="single"
          disallowEmptySelection
          isDisabled={!ranged}
          selectedKeys={[mode]}
          onSelectionChange={([key]) => setView({ ...view, mode: key as NumbersView['mode'] })}
        >
          <ToggleButton id="cohort" className={styles.choice}>
            {t('mode.cohort')}
          </ToggleButton>
          <ToggleButton id="activity" className={styles.choice}>
            {t('mode.activity')}
          </ToggleButton>
        </ToggleButtonGroup>
        <NumbersFilters graph={graph} liveVersion={liveVersion} view={view} setView={setView} />
        {isComparable(view) && (
          <Switch label={t('compare')} isSelected={compare} onChange={(on) => setView({ ...view, compare: on })} />
        )}
      </div>
      <p className={styles.about}>
        {t(ranged ? `mode.${mode}.about` : 'mode.all.about')}
        {isComparable(view) && compare && ` ${t('compare.about')}`}
      </p>
      {choosing && (
        <CustomRange
          view={view}
          onShow={(range) => setView({ ...kept, ...range })}
          onClose={() => setChoosing(false)}
        />
      )}
    </section>
  )
}
