import { useMutation } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useState } from 'react'
import { DialogTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { api, refusalMessage } from '#client/api.ts'
import { useSession } from '#client/session/useSession.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Form } from '#client/ui/Form.tsx'
import { Popover } from '#client/ui/Popover.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import type { EmailContent } from '#engine/nodes/fields.ts'
import styles from './EmailWorkbench.module.css'
import type { PreviewPerson } from './PersonChooser.tsx'

/** Sends the email as it stands to one address, with the data of the person in the preview. */
export function SendTest({ content, person }: { content: EmailContent; person: PreviewPerson | null }) {
  const { t } = useTranslation('editor')
  const { id: workspaceId } = useWorkspace()
  const own = useSession().data?.user?.email ?? ''
  const [to, setTo] = useState<string | null>(null)
  const send = useMutation(api.emails.sendTest.mutationOptions())
  const address = (to ?? own).trim()
  return (
    <DialogTrigger onOpenChange={() => send.reset()}>
      <Button icon={<Send size={16} aria-hidden="true" />}>{t('test.open')}</Button>
      <Popover label={t('test.open')} placement="bottom end">
        <Form
          className={styles.test}
          onSubmit={() => send.mutate({ workspaceId, content, prospectId: person?.id ?? null, to: address })}
        >
          <TextField
            label={t('test.to')}
            type="email"
            value={to ?? own}
            onChange={setTo}
            autoFocus
            help={person ? t('test.as', { name: person.name }) : t('test.asSample')}
          />
          {send.error && <Banner tone="error">{refusalMessage(send.error)}</Banner>}
          {send.isSuccess && <Banner tone="ok">{t('test.sent', { to: send.variables.to })}</Banner>}
          <Button type="submit" variant="primary" isPending={send.isPending} isDisabled={!address}>
            {t('test.send')}
          </Button>
        </Form>
      </Popover>
    </DialogTrigger>
  )
}
