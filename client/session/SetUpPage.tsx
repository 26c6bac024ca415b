import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useNavigate } from 'react-router'
import { client, refusalMessage, refusalOf } from '#client/api.ts'
import { currentLanguage, languageNames, speak } from '#client/i18n/language.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Form } from '#client/ui/Form.tsx'
import { Select } from '#client/ui/Select.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import { languages } from '#engine/nodes/language.ts'
import { signIn } from './auth.ts'
import { Entrance } from './Entrance.tsx'
import { PasswordField } from './PasswordField.tsx'
import { useSession } from './useSession.ts'

const shortestPassword = 8

/** The owner's account, asked for once, at the first start of an installation without demo. */
export function SetUpPage() {
  const { t } = useTranslation('session')
  const { t: ui } = useTranslation('ui')
  const navigate = useNavigate()
  const session = useSession()
  const [form, setForm] = useState({ name: '', workspaceName: '', email: '', password: '' })
  const [tried, setTried] = useState(false)
  const create = useMutation({
    mutationFn: async () => {
      await client.session.createOwner.mutate({ ...form, language: currentLanguage() })
      await signIn(form.email, form.password)
    },
    onSuccess: () => navigate('/', { replace: true }),
  })
  if (session.data && !session.data.ownerNeeded && !create.isPending && !create.isSuccess)
    return <Navigate to="/" replace />

  const refusal = refusalOf(create.error)
  const errorOf = (field: keyof typeof form) => {
    if (tried && form[field].trim() === '') return ui('field.required')
    return refusal?.field === field ? refusal.message : undefined
  }
  const set = (field: keyof typeof form) => (value: string) => setForm({ ...form, [field]: value })

  return (
    <Entrance title={t('setUp.title')} about={t('setUp.about')}>
      {create.error && !refusal?.field && <Banner tone="error">{refusalMessage(create.error)}</Banner>}
      <Form
        onSubmit={() => {
          setTried(true)
          if (Object.values(form).every((value) => value.trim() !== '')) create.mutate()
        }}
      >
        <TextField
          label={t('setUp.name')}
          autoComplete="name"
          autoFocus
          value={form.name}
          onChange={set('name')}
          error={errorOf('name')}
        />
        <TextField
          label={t('setUp.company')}
          help={t('setUp.company.help')}
          autoComplete="organization"
          value={form.workspaceName}
          onChange={set('workspaceName')}
          error={errorOf('workspaceName')}
        />
        <Select
          label={t('setUp.language')}
          options={languages.map((id) => ({ id, label: languageNames[id] }))}
          value={currentLanguage()}
          onChange={(language) => speak(language)}
        />
        <TextField
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          value={form.email}
          onChange={set('email')}
          error={errorOf('email')}
        />
        <PasswordField
          label={t('signIn.password')}
          help={t('setUp.password.help', { min: String(shortestPassword) })}
          autoComplete="new-password"
          value={form.password}
          onChange={set('password')}
          error={errorOf('password')}
        />
        <Button type="submit" variant="primary" isPending={create.isPending}>
          {t('setUp.submit')}
        </Button>
      </Form>
    </Entrance>
  )
}
