import { useTranslation } from 'react-i18next'
import { deviceSettings } from '#client/commands/deviceSettings.ts'
import { useStore } from '#client/editor/Store.ts'
import { Card } from '#client/ui/Card.tsx'
import { Switch } from '#client/ui/Switch.tsx'
import styles from './Settings.module.css'

/** How the keyboard and the mouse of this device act on the canvas. */
export function DeviceCard() {
  const { t } = useTranslation(['commands', 'settings'])
  const { singleKeys, wheel } = useStore(deviceSettings, (settings) => settings)
  return (
    <Card title={t('settings:device.title')}>
      <div className={styles.sections}>
        <Switch
          label={t('singleKeys')}
          help={t('sheet.about')}
          isSelected={singleKeys}
          onChange={(on) => deviceSettings.set({ singleKeys: on })}
        />
        <Switch
          label={t('settings:device.wheel')}
          help={t('settings:device.wheel.help')}
          isSelected={wheel === 'zooms'}
          onChange={(on) => deviceSettings.set({ wheel: on ? 'zooms' : 'pans' })}
        />
      </div>
    </Card>
  )
}
