import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalMessage } from '#client/api.ts'
import type { Autosave } from '#client/editor/Autosave.ts'
import { useKindWords } from '#client/editor/catalog.ts'
import { useDraftGraph } from '#client/editor/EditorContext.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { RadioGroup } from '#client/ui/RadioGroup.tsx'
import { readFlow } from '#engine/program/flow.ts'
import type { Graph } from '#engine/program/graph.ts'
import { type Choices, isMinor, merge } from '#engine/program/merge.ts'
import type { Side, Three } from '#engine/program/mergeValue.ts'
import { sayConflicts } from '#engine/program/sayConflict.ts'
import styles from './MergeDialog.module.css'

export interface MergeDialogProps {
  autosave: Autosave
  who: string
  three: Three<Graph>
  onClose: () => void
}

/** What two people changed differently, one by one, and what the program becomes. */
export function MergeDialog({ autosave, who, three, onClose }: MergeDialogProps) {
  const { t } = useTranslation('presence')
  const { language, nameOf } = useKindWords()
  const mine = useDraftGraph()
  const [choices, setChoices] = useState<Choices>({})
  const [acting, setActing] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const now = useMemo(() => ({ ...three, mine }), [three, mine])
  const conflicts = useMemo(() => merge(now).conflicts.filter((one) => !isMinor(one)), [now])
  const said = useMemo(() => sayConflicts(conflicts, now, language, nameOf), [conflicts, now, language, nameOf])
  const chosen: Choices = Object.fromEntries(conflicts.map(({ id }) => [id, choices[id] ?? 'mine']))
  const chooseAll = (side: Side) => setChoices(Object.fromEntries(conflicts.map(({ id }) => [id, side])))

  async function confirm() {
    setActing(true)
    setFailure(null)
    await autosave.resolve(chosen).then(onClose, setFailure)
    setActing(false)
  }

  return (
    <Dialog
      title={t('merge.title')}
      size="wide"
      isOpen
      isDismissable={false}
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button onPress={onClose}>{t('merge.cancel')}</Button>
          <Button variant="primary" isPending={acting} onPress={() => void confirm()}>
            {t('merge.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('merge.about', { who, count: conflicts.length })}</p>
      {failure !== null && <Banner tone="error">{refusalMessage(failure)}</Banner>}
      <div className={styles.columns}>
        <div className={styles.conflicts}>
          {conflicts.length > 1 && (
            <div className={styles.all}>
              <Button size="small" onPress={() => chooseAll('mine')}>
                {t('merge.allMine')}
              </Button>
              <Button size="small" onPress={() => chooseAll('theirs')}>
                {t('merge.allTheirs')}
              </Button>
            </div>
          )}
          {conflicts.map(({ id }, i) => (
            <RadioGroup<Side>
              key={id}
              label={said[i]?.about ?? ''}
              cards="beside"
              value={chosen[id] ?? 'mine'}
              onChange={(side) => setChoices({ ...chosen, [id]: side })}
              options={[
                { id: 'mine', label: t('merge.mine'), description: said[i]?.mine || t('merge.unchanged') },
                { id: 'theirs', label: t('merge.theirs'), description: said[i]?.theirs || t('merge.unchanged') },
              ]}
            />
          ))}
          <p>{t('merge.rest')}</p>
        </div>
        <Preview graph={merge(now, chosen).graph} />
      </div>
    </Dialog>
  )
}

/** The merged program in a few words: its steps in their order. */
function Preview({ graph }: { graph: Graph }) {
  const { t } = useTranslation('presence')
  const words = useKindWords()
  const { order } = useMemo(() => readFlow(graph), [graph])
  return (
    <section className={styles.preview} aria-label={t('merge.preview')}>
      <h3 className={styles.title}>{t('merge.preview')}</h3>
      <ol className={styles.steps}>
        {order.map((node) => (
          <li key={node.id}>
            <span className={styles.way}>{words.title(node.type)}</span> {words.name(node)}
          </li>
        ))}
      </ol>
    </section>
  )
}
