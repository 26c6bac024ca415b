import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components'
import styles from './Toggle.module.css'

export interface SwitchProps extends Omit<AriaSwitchProps, 'className' | 'children' | 'aria-label'> {
  label: string
  hideLabel?: boolean
  help?: string
}

/** On or off, at once. */
export function Switch({ label, hideLabel, help, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} aria-label={hideLabel ? label : undefined} className={styles.toggle}>
      <span className={styles.track} aria-hidden="true" />
      {!hideLabel && (
        <span className={styles.words}>
          {label}
          {help && <span className={styles.help}>{help}</span>}
        </span>
      )}
    </AriaSwitch>
  )
}
