import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deviceSettings } from '#client/commands/deviceSettings.ts'
import { useStore } from '#client/editor/Store.ts'
import { Button } from '#client/ui/Button.tsx'
import styles from './ProgramCanvas.module.css'
import { wheelWatch } from './wheel.ts'

/** Asks once, when a wheel is first turned on this device, what it is to do. */
export function WheelQuestion({ frame }: { frame: RefObject<HTMLDivElement | null> }) {
  const { t } = useTranslation('commands')
  const chosen = useStore(deviceSettings, ({ wheel }) => wheel !== null)
  const [noticed, setNoticed] = useState(false)
  useEffect(() => {
    const canvas = frame.current
    if (chosen || noticed || !canvas) return
    const isWheel = wheelWatch()
    const onWheel = (event: WheelEvent) => isWheel(event) && setNoticed(true)
    canvas.addEventListener('wheel', onWheel, { capture: true, passive: true })
    return () => canvas.removeEventListener('wheel', onWheel, { capture: true })
  }, [chosen, noticed, frame])
  if (chosen || !noticed) return null
  const choose = (wheel: 'pans' | 'zooms') => deviceSettings.set({ wheel })
  return (
    <section className={styles.question} role="status" aria-label={t('wheel.title')}>
      <p>{t('wheel.ask')}</p>
      <div className={styles.answers}>
        <Button size="small" onPress={() => choose('zooms')}>
          {t('wheel.zoom')}
        </Button>
        <Button size="small" onPress={() => choose('pans')}>
          {t('wheel.move')}
        </Button>
      </div>
    </section>
  )
}
