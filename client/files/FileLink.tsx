import { Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/Button.tsx'
import { toast } from '#client/ui/Toast.tsx'

/** `file:12`, as an email's link to the file is written; a press copies it. */
export function FileLink({ id }: { id: number }) {
  const { t } = useTranslation('files')
  const link = `file:${id}`
  return (
    <Button
      variant="quiet"
      size="small"
      icon={<Copy size={14} aria-hidden="true" />}
      aria-label={t('copy.link', { link })}
      onPress={async () => {
        await navigator.clipboard.writeText(link)
        toast(t('copied', { link }))
      }}
    >
      <code>{link}</code>
    </Button>
  )
}
