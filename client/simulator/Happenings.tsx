import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from '#client/editor/Store.ts'
import { Button } from '#client/ui/Button.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import type { Beat } from '#engine/simulate/beat.ts'
import type { About } from './about.ts'
import { HappeningForm } from './HappeningForm.tsx'
import styles from './Simulation.module.css'

/** What happens to the person on the way, and the form that adds to it. */
export function Happenings(about: About & { seen: readonly Beat[] }) {
  const { simulator, words } = about
  const { t } = useTranslation('simulation')
  const happenings = useStore(simulator, (state) => state.scenario.happenings)
  const start = useStore(simulator, (state) => state.scenario.beginning.at)
  const [isAdding, setAdding] = useState(false)
  const [wasAdding, setWasAdding] = useState(false)
  return (
    <section className={styles.part} aria-label={t('happens')}>
      <h3 className={styles.heading}>{t('happens')}</h3>
      {happenings.length === 0 && !isAdding && <p className={styles.detail}>{t('happens.none')}</p>}
      <ul className={styles.happenings}>
        {happenings.map((happening, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what happens has no name but its place
          <li key={n} className={styles.happening}>
            <span className={styles.told}>
              <strong>{words.deed(happening.deed)}</strong>
              <span className={styles.detail}>{words.when(happening, new Date(start))}</span>
            </span>
            <IconButton
              size="small"
              label={t('remove', { name: words.deed(happening.deed) })}
              icon={<X size={16} aria-hidden="true" />}
              onPress={() => simulator.remove(n)}
            />
          </li>
        ))}
      </ul>
      {isAdding ? (
        <HappeningForm
          {...about}
          onDone={(happening) => {
            if (happening) simulator.add(happening)
            setAdding(false)
            setWasAdding(true)
          }}
        />
      ) : (
        <Button
          // The form that took the focus is gone.
          autoFocus={wasAdding}
          className={styles.start}
          icon={<Plus size={16} aria-hidden="true" />}
          onPress={() => setAdding(true)}
        >
          {t('happens.add')}
        </Button>
      )}
    </section>
  )
}
