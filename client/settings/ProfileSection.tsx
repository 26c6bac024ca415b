import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, refusalMessage } from '#client/api.ts'
import { currentLanguage, languageNames, speak } from '#client/i18n/language.ts'
import { changePassword } from '#client/session/auth.ts'
import { PasswordField } from '#client/session/PasswordField.tsx'
import { useSession } from '#client/session/useSession.ts'
import { densities, themes, useDensity, useTheme } from '#client/shell/theme.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Card } from '#client/ui/Card.tsx'
import { Form } from '#client/ui/Form.tsx'
import { RadioGroup } from '#client/ui/RadioGroup.tsx'
import { Select } from '#client/ui/Select.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import { languages } from '#engine/nodes/language.ts'
import { DeviceCard } from './DeviceCard.tsx'
import styles from './Settings.module.css'

/** What concerns the reader alone: language, appearance, password. */
export function ProfileSection() {
  const { t } = useTranslation('settings')
  const { t: shell } = useTranslation('shell')
  const session = useSession()
  const theme = useTheme()
  const density = useDensity()
  const user = session.data?.user
  const setLanguage = useMutation({
    mutationFn: async (language: (typeof languages)[number]) => {
      await speak(language)
      await client.session.setLanguage.mutate({ language })
      await session.refetch()
    },
  })
  return (
    <div className={styles.sections}>
      <Card title={t('profile.title')}>
        <div className={styles.sections}>
          {setLanguage.error && <Banner tone="error">{refusalMessage(setLanguage.error)}</Banner>}
          <div className={styles.grid}>
            <TextField label={t('profile.name')} value={user?.name ?? ''} isDisabled />
            <TextField label={t('profile.email')} value={user?.email ?? ''} isDisabled />
            <Select
              label={t('profile.language')}
              help={t('profile.language.help')}
              options={languages.map((id) => ({ id, label: languageNames[id] }))}
              value={currentLanguage()}
              onChange={(language) => setLanguage.mutate(language)}
            />
          </div>
          <div className={styles.choices}>
            <RadioGroup
              label={t('profile.theme')}
              value={theme.theme}
              onChange={theme.choose}
              options={themes.map((id) => ({ id, label: shell(`user.theme.${id}`) }))}
            />
            <RadioGroup
              label={t('profile.density')}
              value={density.density}
              onChange={density.choose}
              options={densities.map((id) => ({ id, label: shell(`user.density.${id}`) }))}
            />
          </div>
        </div>
      </Card>
      <DeviceCard />
      <PasswordCard />
    </div>
  )
}

function PasswordCard() {
  const { t } = useTranslation('settings')
  const { t: ui } = useTranslation('ui')
  const { t: entry } = useTranslation('session')
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [tried, setTried] = useState(false)
  const change = useMutation({
    mutationFn: () => changePassword(current, next),
    onSuccess: ({ ok }) => {
      if (!ok) return
      setCurrent('')
      setNext('')
      setTried(false)
    },
  })
  const failure = change.error
    ? refusalMessage(change.error)
    : change.data && !change.data.ok
      ? (change.data.message ?? t('password.wrong'))
      : undefined
  return (
    <Card title={t('password.title')}>
      <Form
        onSubmit={() => {
          setTried(true)
          if (current && next) change.mutate()
        }}
      >
        {failure && <Banner tone="error">{failure}</Banner>}
        {change.data?.ok && <Banner tone="ok">{t('password.done')}</Banner>}
        <div className={styles.grid}>
          <PasswordField
            label={t('password.current')}
            autoComplete="current-password"
            value={current}
            onChange={setCurrent}
            error={tried && !current ? ui('field.required') : undefined}
          />
          <PasswordField
            label={t('password.new')}
            help={entry('setUp.password.help', { min: '8' })}
            autoComplete="new-password"
            value={next}
            onChange={setNext}
            error={tried && !next ? ui('field.required') : undefined}
          />
        </div>
        <div className={styles.save}>
          <Button type="submit" isPending={change.isPending}>
            {t('password.submit')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
