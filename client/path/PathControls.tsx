import { Pause, Play, StepBack, StepForward } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/i18n/useFormat.ts'
import { IconButton } from '#client/ui/IconButton.tsx'
import styles from './PathPanel.module.css'
import type { Stop } from './stops.ts'
import type { Replay } from './useReplay.ts'

/** Back, play, on, and to any stop of the way. The slider is an ordinary one: arrows, Home and End work. */
export function PathControls(props: { replay: Replay; stops: readonly Stop[]; nameOf: (nodeId: string) => string }) {
  const { replay, stops, nameOf } = props
  const { t } = useTranslation('path')
  const format = useFormat()
  const { place, isPlaying } = replay
  const stop = stops[place]
  if (!stop) return null
  const when = format.dateTime(stop.at ?? stop.arrivedAt)
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that belong together are no fieldset
    <div className={styles.controls} role="group" aria-label={t('controls')}>
      <IconButton
        label={t('back')}
        icon={<StepBack size={18} aria-hidden="true" />}
        isDisabled={place === 0}
        onPress={() => replay.goTo(place - 1)}
      />
      <IconButton
        label={t(isPlaying ? 'pause' : 'play')}
        icon={isPlaying ? <Pause size={18} aria-hidden="true" /> : <Play size={18} aria-hidden="true" />}
        onPress={replay.toggle}
      />
      <IconButton
        label={t('forward')}
        icon={<StepForward size={18} aria-hidden="true" />}
        isDisabled={place === stops.length - 1}
        onPress={() => replay.goTo(place + 1)}
      />
      <input
        type="range"
        className={styles.scrub}
        aria-label={t('scrub')}
        aria-valuetext={t('place', { place: place + 1, total: stops.length, when, step: nameOf(stop.nodeId) })}
        min={0}
        max={stops.length - 1}
        value={place}
        onChange={(event) => replay.goTo(Number(event.target.value))}
      />
      <span className={styles.when}>{when}</span>
    </div>
  )
}
