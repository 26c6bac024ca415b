import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, useLocation, useNavigate } from 'react-router'
import { refusalMessage } from '#client/api.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Form } from '#client/ui/Form.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import { signIn } from './auth.ts'
import styles from './Entrance.module.css'
import { Entrance } from './Entrance.tsx'
import { nextPath } from './nextPath.ts'
import { PasswordField } from './PasswordField.tsx'
import { useSession } from './useSession.ts'

/** Email and password; on a demo installation, one press. */
export function SignInPage() {
  const { t } = useTranslation('session')
  const { search } = useLocation()
  const navigate = useNavigate()
  const session = useSession()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const enter = useMutation({
    mutationFn: (account: { email: string; password: string }) => signIn(account.email, account.password),
    onSuccess: (result) => result.ok && navigate(nextPath(search), { replace: true }),
  })
  const { t: ui } = useTranslation('ui')

  if (session.data?.ownerNeeded) return <Navigate to="/setup" replace />
  if (session.data?.user && !enter.isPending) return <Navigate to={nextPath(search)} replace />

  const demo = session.data?.demo
  const failure = enter.error
    ? refusalMessage(enter.error)
    : enter.data && !enter.data.ok && (enter.data.wrong ? t('signIn.wrong') : (enter.data.message ?? t('signIn.wrong')))
  const missing = (value: string) => (tried && value === '' ? ui('field.required') : undefined)

  return (
    <Entrance title={t('signIn.title')}>
      {demo && (
        <div className={styles.demo}>
          <Button variant="primary" isPending={enter.isPending} onPress={() => enter.mutate(demo)}>
            {t('signIn.demo')}
          </Button>
          <p className={styles.small}>{t('signIn.demo.about')}</p>
          <p className={styles.small}>
            <code>{demo.email}</code> · <code>{demo.password}</code>
          </p>
        </div>
      )}
      {demo && <div className={styles.or}>{t('signIn.or')}</div>}
      {failure && <Banner tone="error">{failure}</Banner>}
      <Form
        onSubmit={() => {
          setTried(true)
          if (email && password) enter.mutate({ email, password })
        }}
      >
        <TextField
          label={t('signIn.email')}
          type="email"
          name="email"
          autoComplete="username"
          autoFocus={!demo}
          value={email}
          onChange={setEmail}
          error={missing(email)}
        />
        <PasswordField
          label={t('signIn.password')}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={missing(password)}
        />
        <Button type="submit" variant={demo ? 'secondary' : 'primary'} isPending={enter.isPending}>
          {t('signIn.submit')}
        </Button>
      </Form>
    </Entrance>
  )
}
