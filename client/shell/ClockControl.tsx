import { useMutation } from '@tanstack/react-query'
import { FastForward } from 'lucide-react'
import { useState } from 'react'
import { DialogTrigger, Heading } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Form } from '#client/ui/Form.tsx'
import { NumberField } from '#client/ui/NumberField.tsx'
import { Popover } from '#client/ui/Popover.tsx'
import { advanceClock, type Ran } from './advanceClock.ts'
import styles from './ClockControl.module.css'
import { useCan, useNow, useWorkspace } from './workspace.ts'

/** A sandbox's own time, and the way to move it forward. */
export function ClockControl() {
  const { t } = useTranslation('shell')
  const { id } = useWorkspace()
  const now = useNow()
  const format = useFormat()
  const may = useCan('marketer')
  const [days, setDays] = useState(14)
  const advance = useMutation({ mutationFn: (amount: number) => advanceClock(id, now, amount) })

  return (
    <DialogTrigger>
      <Button
        size="small"
        className={styles.trigger}
        icon={<FastForward size={16} aria-hidden="true" />}
        aria-label={t('clock.button', { now: format.dateTime(now) })}
        isPending={advance.isPending}
      >
        <span className={styles.label}>{t('workspace.sandbox')}</span>
        <time>{format.dateTime(now)}</time>
      </Button>
      <Popover label={t('clock.title')} placement="bottom start">
        <div className={styles.body}>
          <div>
            <Heading level={2}>{t('clock.title')}</Heading>
          </div>
          <p className={styles.now}>
            {format.longDate(now)}, {format.time(now)}
          </p>
          <p className={styles.about}>{t('clock.about')}</p>
          {may && (
            <>
              <fieldset className={styles.days} aria-label={t('clock.forward')}>
                {[1, 5, 7].map((count) => (
                  // The pressed one keeps the focus while the clock moves: a disabled button would drop it.
                  <Button
                    key={count}
                    isPending={advance.isPending && advance.variables === count}
                    isDisabled={advance.isPending && advance.variables !== count}
                    onPress={() => advance.mutate(count)}
                  >
                    {`+ ${t('clock.days', { count })}`}
                  </Button>
                ))}
              </fieldset>
              <Form className={styles.custom} onSubmit={() => days >= 1 && advance.mutate(days)}>
                <NumberField
                  label={t('clock.custom')}
                  minValue={1}
                  maxValue={365}
                  value={days}
                  onChange={setDays}
                  isReadOnly={advance.isPending}
                />
                <Button type="submit" isPending={advance.isPending}>
                  {t('clock.go')}
                </Button>
              </Form>
            </>
          )}
          <div role="status">
            {advance.isPending && <p>{t('clock.running')}</p>}
            {advance.data && !advance.isPending && <Outcome ran={advance.data} />}
          </div>
          {advance.error && <Banner tone="error">{refusalMessage(advance.error)}</Banner>}
        </div>
      </Popover>
    </DialogTrigger>
  )
}

function Outcome({ ran }: { ran: Ran }) {
  const { t } = useTranslation('shell')
  const format = useFormat()
  const lines = [
    ran.mails.isAll
      ? ran.mails.count > 0 && t('clock.ran.mails', { count: ran.mails.count })
      : t('clock.ran.many', { count: ran.mails.count }),
    ran.leads > 0 && t('clock.ran.leads', { count: ran.leads }),
    ran.finished > 0 && t('clock.ran.finished', { count: ran.finished }),
  ].filter((line) => line !== false)
  const now = format.dateTime(ran.now)
  return (
    <Banner
      tone={ran.settled ? 'ok' : 'warn'}
      title={ran.settled ? t('clock.done', { now }) : t('clock.unsettled', { now })}
    >
      {lines.length === 0 ? (
        t('clock.ran.nothing')
      ) : (
        <ul className={styles.ran}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Banner>
  )
}
