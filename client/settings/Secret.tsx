import { Copy } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/Button.tsx'
import styles from './Settings.module.css'

/** Something that is shown once, with a button to copy it. */
export function Secret({ text }: { text: string }) {
  const { t } = useTranslation('ui')
  const [isCopied, setCopied] = useState(false)
  return (
    <div className={styles.secret}>
      <code>{text}</code>
      <Button
        size="small"
        icon={<Copy size={14} aria-hidden="true" />}
        onPress={async () => {
          await navigator.clipboard.writeText(text)
          setCopied(true)
        }}
      >
        {t(isCopied ? 'copy.done' : 'copy.action')}
      </Button>
    </div>
  )
}
