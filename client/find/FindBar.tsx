import { ArrowDown, ArrowUp, TriangleAlert, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useMemo } from 'react'
import { ToggleButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useKindWords } from '#client/editor/catalog.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useProblems } from '#client/editor/problems.ts'
import { useStore } from '#client/editor/Store.ts'
import { IconButton } from '#client/ui/IconButton.tsx'
import { SearchField } from '#client/ui/SearchField.tsx'
import { readFlow } from '#engine/program/flow.ts'
import type { Graph } from '#engine/program/graph.ts'
import styles from './FindBar.module.css'
import { closeFind, type Finding, goToFound, showFound } from './finding.ts'
import { findSteps } from './findSteps.ts'

/** Looks for steps by what they are called, do, send, use or have wrong. Enter goes from one to the next. */
export function FindBar({ graph }: { graph: Graph }) {
  const finding = useStore(useEditor().moment, (state) => state.finding)
  return finding && <OpenBar graph={graph} finding={finding} />
}

function OpenBar({ graph, finding }: { graph: Graph; finding: Finding }) {
  const { t } = useTranslation('find')
  const editor = useEditor()
  const words = useKindWords()
  const problems = useProblems()
  const { wanted, onlyProblems, found, at } = finding
  const order = useMemo(() => readFlow(graph).order, [graph])
  const look = (looking: { wanted: string; onlyProblems: boolean }) =>
    showFound(
      editor,
      looking,
      findSteps(order, looking, words, (id) => problems.byNode.has(id)),
    )
  // The drawing and its problems may change while one looks.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is looked for asks for itself
  useEffect(() => look({ wanted, onlyProblems }), [order, words, problems])

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') goToFound(editor, event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') closeFind(editor)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const here = found[at]
  const looking = wanted.trim() !== '' || onlyProblems
  const count = !looking ? '' : found.length === 0 ? t('none') : t('count', { place: at + 1, total: found.length })
  return (
    <search className={styles.bar} aria-label={t('title')} data-find="">
      <div className={styles.field} onKeyDownCapture={onKeyDown}>
        <SearchField
          label={t('title')}
          placeholder={t('placeholder')}
          value={wanted}
          autoFocus
          onChange={(text) => look({ wanted: text, onlyProblems })}
        />
      </div>
      <span className={styles.count} role="status">
        {count}
        {here && <span className={styles.where}>{t(`in.${here.in}`)}</span>}
      </span>
      <ToggleButton
        className={styles.toggle}
        isSelected={onlyProblems}
        onChange={(on) => look({ wanted, onlyProblems: on })}
      >
        <TriangleAlert size={14} aria-hidden="true" />
        {t('onlyProblems')}
      </ToggleButton>
      <IconButton
        size="small"
        label={t('previous')}
        shortcut="Shift+Enter"
        isDisabled={found.length === 0}
        icon={<ArrowUp size={16} aria-hidden="true" />}
        onPress={() => goToFound(editor, -1)}
      />
      <IconButton
        size="small"
        label={t('next')}
        shortcut="Enter"
        isDisabled={found.length === 0}
        icon={<ArrowDown size={16} aria-hidden="true" />}
        onPress={() => goToFound(editor, 1)}
      />
      <IconButton
        size="small"
        label={t('close')}
        shortcut="Esc"
        icon={<X size={16} aria-hidden="true" />}
        onPress={() => closeFind(editor)}
      />
    </search>
  )
}
