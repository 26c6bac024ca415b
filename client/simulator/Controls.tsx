import { Pause, Play, RotateCcw, SkipForward, StepBack, StepForward } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStore } from '#client/editor/Store.ts'
import { Button } from '#client/ui/Button.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import type { Run } from '#engine/simulate/beat.ts'
import styles from './Simulation.module.css'
import type { Simulator } from './Simulator.ts'

/** One step, back, by itself, to the end. None of them goes away under the fingers of who has the focus on it. */
export function Controls({ simulator, run, onMove }: { simulator: Simulator; run: Run; onMove: () => void }) {
  const { t } = useTranslation('simulation')
  const place = useStore(simulator, (state) => Math.min(state.place, run.beats.length))
  const isPlaying = useStore(simulator, (state) => state.isPlaying)
  const atEnd = place >= run.beats.length
  const move = (how: () => void) => () => {
    how()
    onMove()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that belong together are no fieldset
    <div className={styles.controls} role="group" aria-label={t('controls')}>
      <IconButton
        label={t('restart')}
        icon={<RotateCcw size={18} aria-hidden="true" />}
        onPress={move(() => simulator.toStart())}
      />
      <IconButton
        label={t('back')}
        icon={<StepBack size={18} aria-hidden="true" />}
        onPress={move(() => simulator.back(run))}
      />
      <Button
        variant="primary"
        autoFocus
        icon={atEnd ? <RotateCcw size={16} aria-hidden="true" /> : <StepForward size={16} aria-hidden="true" />}
        onPress={move(() => (atEnd ? simulator.toStart() : simulator.step(run)))}
      >
        {t(atEnd && place > 0 ? 'again' : 'step')}
      </Button>
      <IconButton
        label={t(isPlaying ? 'pause' : 'play')}
        icon={isPlaying ? <Pause size={18} aria-hidden="true" /> : <Play size={18} aria-hidden="true" />}
        onPress={move(() => simulator.set({ isPlaying: !isPlaying && !atEnd }))}
      />
      <Button icon={<SkipForward size={16} aria-hidden="true" />} onPress={move(() => simulator.toEnd(run))}>
        {t('toEnd')}
      </Button>
    </div>
  )
}
