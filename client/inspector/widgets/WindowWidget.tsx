import type { SendingWindow } from '#engine/nodes/window.ts'
import styles from '../Inspector.module.css'
import { WindowFields } from '../rules/WindowFields.tsx'
import type { WidgetProps } from '../widgetProps.ts'

/** Hours of the week. */
export function WindowWidget({ label, help, ...fields }: WidgetProps<SendingWindow>) {
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{label}</legend>
      {help && <p className={styles.help}>{help}</p>}
      <WindowFields {...fields} />
    </fieldset>
  )
}
