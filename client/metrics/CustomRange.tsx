import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import styles from './NumbersBar.module.css'
import type { NumbersView } from './numbersView.ts'

export interface CustomRangeProps {
  view: NumbersView
  onShow: (range: { from?: string; to?: string }) => void
  onClose: () => void
}

/** Asks for the first and the last day; either may stay open. */
export function CustomRange({ view, onShow, onClose }: CustomRangeProps) {
  const { t } = useTranslation('numbers')
  const [from, setFrom] = useState(view.from ?? '')
  const [to, setTo] = useState(view.to ?? '')
  const backwards = from !== '' && to !== '' && to < from
  return (
    <Dialog
      title={t('custom.title')}
      isOpen
      onOpenChange={(open) => !open && onClose()}
      footer={
        <Button
          variant="primary"
          isDisabled={backwards || (from === '' && to === '')}
          onPress={() => {
            onShow({ ...(from ? { from } : {}), ...(to ? { to } : {}) })
            onClose()
          }}
        >
          {t('custom.show')}
        </Button>
      }
    >
      <div className={styles.days}>
        <TextField label={t('custom.from')} type="date" value={from} onChange={setFrom} autoFocus />
        <TextField
          label={t('custom.to')}
          type="date"
          value={to}
          onChange={setTo}
          {...(backwards ? { error: t('custom.backwards') } : {})}
        />
      </div>
    </Dialog>
  )
}
