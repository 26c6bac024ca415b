import { ArrowDownUp, ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalMessage } from '#client/api.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import type { Program } from '#client/editor/EditorHeader.tsx'
import { useStore } from '#client/editor/Store.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { Select } from '#client/ui/Select.tsx'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import { Switch } from '#client/ui/Switch.tsx'
import { Tabs } from '#client/ui/Tabs.tsx'
import { ChangeList, SignBadge } from './ChangeList.tsx'
import { ComparedCanvas } from './ComparedCanvas.tsx'
import styles from './CompareView.module.css'
import { EmailsCompared } from './EmailsCompared.tsx'
import { type Side, useSideGraph, useSides } from './sides.ts'
import { useChanges, useStandingNow } from './useChanges.ts'

/** Two drawings of the program over each other, their differences in words beside them. Takes the place of the canvas. */
export function CompareView({ program }: { program: Program }) {
  const { t } = useTranslation('versions')
  const { moment } = useEditor()
  const comparing = useStore(moment, (state) => state.comparing)
  const sides = useSides(program.liveVersion)
  const before = useSideGraph(comparing?.from ?? 'draft')
  const after = useSideGraph(comparing?.to ?? 'draft')
  const standing = useStandingNow(before.graph, after.graph)
  const changes = useChanges(before.graph, after.graph, standing)
  const [movedShown, setMovedShown] = useState(false)
  const [at, setAt] = useState<string | null>(null)
  const frame = useRef<HTMLElement>(null)
  const drawn = useMemo(() => changes.filter(({ nodeId, isQuiet }) => nodeId !== null && !isQuiet), [changes])
  const place = drawn.findIndex(({ id }) => id === at)
  const go = (by: 1 | -1) => {
    const next = drawn[(place + by + drawn.length) % drawn.length] ?? drawn[0]
    if (next) setAt(next.id)
  }
  const close = () => moment.set({ comparing: null, focusCanvas: moment.read().focusCanvas + 1 })
  useEffect(() => frame.current?.focus(), [])
  if (!comparing) return null
  const choose = (part: Partial<{ from: Side; to: Side }>) => moment.set({ comparing: { ...comparing, ...part } })
  const error = before.error ?? after.error
  return (
    <section
      ref={frame}
      tabIndex={-1}
      className={styles.compare}
      aria-label={t('compare.title')}
      aria-describedby="compare-keys"
      onKeyDown={(event) => {
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
        if ((event.target as HTMLElement).closest('input, textarea, [role="listbox"]')) return
        const key = event.key.toLowerCase()
        if (key === 'escape') close()
        else if (key === 'n') go(1)
        else if (key === 'p') go(-1)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <p id="compare-keys" hidden>
        {t('compare.keys')}
      </p>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('compare.title')}</h2>
        <Select
          label={t('compare.from')}
          hideLabel
          size="small"
          options={sides}
          value={comparing.from}
          onChange={(from) => choose({ from })}
        />
        <IconButton
          size="small"
          label={t('compare.swap')}
          icon={<ArrowDownUp size={16} className={styles.swap} aria-hidden="true" />}
          onPress={() => moment.set({ comparing: { from: comparing.to, to: comparing.from } })}
        />
        <Select
          label={t('compare.to')}
          hideLabel
          size="small"
          options={sides}
          value={comparing.to}
          onChange={(to) => choose({ to })}
        />
        <span className={styles.spring} />
        <span className={styles.count} aria-live="polite">
          {place < 0
            ? t('changes.count', { count: drawn.length })
            : t('compare.place', { place: place + 1, total: drawn.length })}
        </span>
        <IconButton
          size="small"
          label={t('compare.previous')}
          shortcut="P"
          isDisabled={drawn.length === 0}
          icon={<ChevronUp size={16} aria-hidden="true" />}
          onPress={() => go(-1)}
        />
        <IconButton
          size="small"
          label={t('compare.next')}
          shortcut="N"
          isDisabled={drawn.length === 0}
          icon={<ChevronDown size={16} aria-hidden="true" />}
          onPress={() => go(1)}
        />
        <IconButton label={t('compare.close')} icon={<X size={20} aria-hidden="true" />} onPress={close} />
      </header>
      {error ? <Banner tone="error">{refusalMessage(error)}</Banner> : null}
      {!error && (!before.graph || !after.graph) && <SkeletonLines />}
      {before.graph && after.graph && (
        <div className={styles.body}>
          <aside className={styles.list}>
            <ChangeList changes={changes} current={at} onGo={({ id }) => setAt(id)} />
          </aside>
          <Tabs
            label={t('compare.views')}
            className={styles.views}
            panelClassName={styles.view}
            tabs={[
              {
                id: 'drawing',
                label: t('compare.drawing'),
                content: (
                  <>
                    <div className={styles.legend} role="note" aria-label={t('compare.legend')}>
                      <SignBadge sign="added" />
                      <SignBadge sign="removed" />
                      <SignBadge sign="changed" />
                      {movedShown && <SignBadge sign="moved" />}
                      <Switch label={t('compare.moved')} isSelected={movedShown} onChange={setMovedShown} />
                    </div>
                    <ComparedCanvas
                      key={`${comparing.from} ${comparing.to}`}
                      before={before.graph}
                      after={after.graph}
                      changes={changes}
                      movedShown={movedShown}
                      current={drawn[place] ?? null}
                      onPress={(nodeId) => setAt(drawn.find((change) => change.nodeId === nodeId)?.id ?? at)}
                    />
                  </>
                ),
              },
              {
                id: 'emails',
                label: t('compare.emails'),
                content: (
                  <div className={styles.emails}>
                    <EmailsCompared before={before.graph} after={after.graph} />
                  </div>
                ),
              },
            ]}
          />
        </div>
      )}
    </section>
  )
}
