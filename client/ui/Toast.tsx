import { X } from 'lucide-react'
import {
  Button as AriaButton,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastRegion as AriaToastRegion,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import styles from './Toast.module.css'

interface Message {
  text: string
  actions: readonly Action[]
}

interface Action {
  label: string
  onPress: () => void
}

const queue = new ToastQueue<Message>({ maxVisibleToasts: 1 })

/** Says that something is done, with a way to take it back or to look at it; two at most. Errors never come here: they
 *  stay where they arose. */
export function toast(text: string, action?: Action, other?: Action): void {
  const actions = [action, other].filter((one) => one !== undefined)
  queue.add({ text, actions }, { timeout: actions.length > 0 ? 9000 : 5000 })
}

/** Where toasts appear; once, in the app's frame. */
export function ToastRegion() {
  const { t } = useTranslation('ui')
  return (
    <AriaToastRegion queue={queue} aria-label={t('toasts')} className={styles.region}>
      {({ toast: shown }) => (
        <AriaToast toast={shown} className={styles.toast}>
          <ToastContent className={styles.words}>
            <Text slot="title">{shown.content.text}</Text>
          </ToastContent>
          {shown.content.actions.map(({ label, onPress }) => (
            <AriaButton
              key={label}
              className={styles.action}
              onPress={() => {
                onPress()
                queue.close(shown.key)
              }}
            >
              {label}
            </AriaButton>
          ))}
          <AriaButton slot="close" className={styles.close} aria-label={t('close')}>
            <X size={16} aria-hidden="true" />
          </AriaButton>
        </AriaToast>
      )}
    </AriaToastRegion>
  )
}
