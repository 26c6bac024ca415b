import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queryClient, refusalMessage } from '#client/api.ts'
import { currentLanguage } from '#client/i18n/language.ts'
import { WindowFields } from '#client/inspector/rules/WindowFields.tsx'
import settings from '#client/settings/Settings.module.css'
import { useCan, useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Card } from '#client/ui/Card.tsx'
import { Form } from '#client/ui/Form.tsx'
import { NumberField } from '#client/ui/NumberField.tsx'
import { Switch } from '#client/ui/Switch.tsx'
import { toast } from '#client/ui/Toast.tsx'
import { kindOf } from '#engine/nodes/registry.ts'
import { SendingWindow } from '#engine/nodes/window.ts'
import type { SendingPolicy } from '#engine/sending/sendingPolicy.ts'

const caps = ['perDay', 'perWeek', 'perCompanyPerDay', 'daysBetween'] as const

/** Working hours, a mail a day and two a week: what few people complain about. */
const recommended: SendingPolicy = {
  quietHours: SendingWindow.parse({ from: '08:00', to: '18:00', holidays: ['FI', 'SE'] }),
  perDay: 1,
  perWeek: 2,
  perCompanyPerDay: null,
  daysBetween: null,
}

/** How much mail people get, and in which hours. */
export function PolicyCard({ saved }: { saved: SendingPolicy }) {
  const { t } = useTranslation('sending')
  const { t: ui } = useTranslation('ui')
  const { id: workspaceId } = useWorkspace()
  const mayEdit = useCan('marketer')
  const [policy, setPolicy] = useState(saved)
  const save = useMutation(
    api.sending.savePolicy.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries({ queryKey: api.sending.policy.queryKey({ workspaceId }) })
        void queryClient.invalidateQueries({ queryKey: api.sending.status.queryKey({ workspaceId }) })
        toast(t('policy.saved'))
      },
    }),
  )
  const isDirty = JSON.stringify(policy) !== JSON.stringify(saved)
  const words = kindOf('waitForWindow').texts[currentLanguage()]
  const { quietHours } = policy
  return (
    <Form onSubmit={() => isDirty && save.mutate({ workspaceId, policy })}>
      <Card title={t('policy.title')} about={t('policy.about')}>
        <div className={settings.rows}>
          <Switch
            label={t('policy.hours')}
            help={t('policy.hoursHelp')}
            isSelected={quietHours !== null}
            isDisabled={!mayEdit}
            onChange={(on) => setPolicy({ ...policy, quietHours: on ? SendingWindow.parse({}) : null })}
          />
          {quietHours && (
            <WindowFields
              value={quietHours}
              path="window"
              text={(key) => words[key]}
              issueAt={() => undefined}
              isReadOnly={!mayEdit}
              onChange={(window) => setPolicy({ ...policy, quietHours: window })}
            />
          )}
          <div className={settings.grid}>
            {caps.map((cap) => (
              <NumberField
                key={cap}
                label={t(`policy.${cap}`)}
                placeholder={t('policy.none')}
                value={policy[cap] ?? Number.NaN}
                minValue={1}
                maxValue={cap === 'daysBetween' ? 365 : 1000}
                isReadOnly={!mayEdit}
                onChange={(number) => setPolicy({ ...policy, [cap]: Number.isFinite(number) ? number : null })}
              />
            ))}
          </div>
          {save.error && <Banner tone="error">{refusalMessage(save.error)}</Banner>}
          {mayEdit && (
            <div className={settings.save}>
              <Button onPress={() => setPolicy(recommended)}>{t('policy.recommended')}</Button>
              <Button type="submit" variant="primary" isDisabled={!isDirty} isPending={save.isPending}>
                {ui('save')}
              </Button>
            </div>
          )}
        </div>
      </Card>
    </Form>
  )
}
