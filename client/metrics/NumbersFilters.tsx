import { ListFilter } from 'lucide-react'
import { DialogTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useKindWords } from '#client/editor/catalog.ts'
import { Button } from '#client/ui/Button.tsx'
import { Popover } from '#client/ui/Popover.tsx'
import { Select } from '#client/ui/Select.tsx'
import { variantLetter } from '#engine/nodes/kinds/email.ts'
import type { Graph } from '#engine/program/graph.ts'
import styles from './NumbersBar.module.css'
import { countFilters, type NumbersView } from './numbersView.ts'

export interface NumbersFiltersProps {
  graph: Graph
  liveVersion: number
  view: NumbersView
  setView: (view: NumbersView) => void
}

const any = '*'

/** Whom the numbers are about: one version, one entry, one variant of an email. */
export function NumbersFilters({ graph, liveVersion, view, setView }: NumbersFiltersProps) {
  const { t } = useTranslation('numbers')
  const words = useKindWords()
  const nodes = Object.values(graph.nodes)
  const entries = nodes.filter(({ type }) => type === 'entry')
  const variants = nodes.flatMap((node) =>
    node.type === 'email' && node.config.variants.length > 1
      ? node.config.variants.map(({ id }, index) => ({
          id: `${node.id}.${id}`,
          label: t('filter.variant.one', { email: words.name(node), letter: variantLetter(index) }),
        }))
      : [],
  )
  const count = countFilters(view)
  const { version, entry, variant, variantNode, ...rest } = view
  return (
    <DialogTrigger>
      <Button
        size="small"
        icon={<ListFilter size={16} aria-hidden="true" />}
        aria-label={count > 0 ? t('filter.button', { count }) : t('filter.button')}
      >
        {count > 0 ? `${t('filter.button')} · ${count}` : t('filter.button')}
      </Button>
      <Popover label={t('filter.button')} placement="bottom end">
        <div className={styles.filters}>
          <Select
            label={t('filter.version')}
            value={version === undefined ? any : String(version)}
            options={[
              { id: any, label: t('filter.version.all') },
              ...Array.from({ length: liveVersion }, (_, n) => liveVersion - n).map((number) => ({
                id: String(number),
                label: t('filter.version.one', { version: number }),
              })),
            ]}
            onChange={(id) => setView({ ...view, since: undefined, version: id === any ? undefined : Number(id) })}
          />
          {entries.length > 1 && (
            <Select
              label={t('filter.entry')}
              value={entry ?? any}
              options={[
                { id: any, label: t('filter.entry.all') },
                ...entries.map((node) => ({ id: node.id, label: words.name(node) })),
              ]}
              onChange={(id) => setView({ ...view, entry: id === any ? undefined : id })}
            />
          )}
          {variants.length > 0 && (
            <Select
              label={t('filter.variant')}
              value={variantNode && variant ? `${variantNode}.${variant}` : any}
              options={[{ id: any, label: t('filter.variant.all') }, ...variants]}
              onChange={(id) => {
                const dot = id.lastIndexOf('.')
                setView({
                  ...view,
                  ...(id === any
                    ? { variant: undefined, variantNode: undefined }
                    : { variant: id.slice(dot + 1), variantNode: id.slice(0, dot) }),
                })
              }}
            />
          )}
          {count > 0 && (
            <Button variant="quiet" onPress={() => setView(rest)}>
              {t('filter.clear')}
            </Button>
          )}
        </div>
      </Popover>
    </DialogTrigger>
  )
}
