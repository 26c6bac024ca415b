import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, refusalMessage } from '#client/api.ts'
import { type Role, useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Card } from '#client/ui/Card.tsx'
import { Form } from '#client/ui/Form.tsx'
import { Select } from '#client/ui/Select.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import { roles } from './MembersSection.tsx'
import { Secret } from './Secret.tsx'
import styles from './Settings.module.css'

/** Makes a link by which one person may join. */
export function InviteCard() {
  const { t } = useTranslation('settings')
  const { t: shell } = useTranslation('shell')
  const { t: ui } = useTranslation('ui')
  const { id: workspaceId } = useWorkspace()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('marketer')
  const [tried, setTried] = useState(false)
  const invite = useMutation({
    mutationFn: () => client.workspace.invite.mutate({ workspaceId, email: email.trim(), role }),
    onSuccess: () => setTried(false),
  })
  return (
    <Card title={t('invite.title')} about={t('invite.about')}>
      <div className={styles.sections}>
        <Form
          className={styles.inline}
          onSubmit={() => {
            setTried(true)
            if (email.trim()) invite.mutate()
          }}
        >
          <TextField
            label={t('invite.email')}
            type="email"
            value={email}
            onChange={setEmail}
            error={
              tried && !email.trim() ? ui('field.required') : invite.error ? refusalMessage(invite.error) : undefined
            }
          />
          <Select
            className={styles.role}
            label={t('invite.role')}
            value={role}
            onChange={setRole}
            options={roles.map((id) => ({ id, label: shell(`roles.${id}`), description: t(`role.${id}.about`) }))}
          />
          <Button type="submit" isPending={invite.isPending}>
            {t('invite.submit')}
          </Button>
        </Form>
        {invite.data && (
          <Banner tone="ok" title={t('invite.done', { email })}>
            {t('invite.done.about')}
            <Secret text={invite.data.link} />
          </Banner>
        )}
      </div>
    </Card>
  )
}
