import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useParams } from 'react-router'
import { api, client, queryClient, refusalMessage, refusalOf } from '#client/api.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button, ButtonLink } from '#client/ui/Button.tsx'
import { Form } from '#client/ui/Form.tsx'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import { signIn } from './auth.ts'
import { Entrance } from './Entrance.tsx'
import { signInPath } from './nextPath.ts'
import { PasswordField } from './PasswordField.tsx'
import { useSession } from './useSession.ts'

/** Joins a workspace by the link that its owner passed on. */
export function InvitationPage() {
  const { token = '' } = useParams()
  const { t } = useTranslation('session')
  const { t: shell } = useTranslation('shell')
  const { t: ui } = useTranslation('ui')
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const session = useSession()
  const invitation = useQuery(api.workspace.invitation.queryOptions({ token }))
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const invited = invitation.data
  const isMe = invited !== undefined && session.data?.user?.email.toLowerCase() === invited.email.toLowerCase()
  const accept = useMutation({
    mutationFn: async () => {
      const accepted = await client.workspace.acceptInvitation.mutate(isMe ? { token } : { token, name, password })
      if (!isMe) await signIn(accepted.email, password)
      await queryClient.invalidateQueries({ queryKey: api.session.me.queryKey() })
      return accepted
    },
    onSuccess: ({ workspaceId }) => navigate(`/w/${workspaceId}`, { replace: true }),
  })

  if (invitation.error)
    return (
      <Entrance title={t('invitation.bad')}>
        <p>{refusalMessage(invitation.error)}</p>
        <ButtonLink to="/">{t('invitation.signIn')}</ButtonLink>
      </Entrance>
    )
  if (!invited || session.isPending)
    return (
      <Entrance title="Polku">
        <SkeletonLines />
      </Entrance>
    )

  const refusal = refusalOf(accept.error)
  const needsSignIn = invited.hasAccount && !isMe
  return (
    <Entrance
      title={t('invitation.title', { workspace: invited.workspaceName })}
      about={t('invitation.about', { role: shell(`roles.${invited.role}`), email: invited.email })}
    >
      {accept.error && !refusal?.field && <Banner tone="error">{refusalMessage(accept.error)}</Banner>}
      {needsSignIn ? (
        <>
          <p>{t('invitation.signInFirst', { email: invited.email })}</p>
          <ButtonLink variant="primary" to={signInPath(pathname, '')}>
            {t('invitation.signIn')}
          </ButtonLink>
        </>
      ) : (
        <Form
          onSubmit={() => {
            setTried(true)
            if (isMe || (name.trim() && password)) accept.mutate()
          }}
        >
          {!isMe && (
            <>
              <TextField
                label={t('setUp.name')}
                autoComplete="name"
                autoFocus
                value={name}
                onChange={setName}
                error={
                  tried && !name.trim() ? ui('field.required') : refusal?.field === 'name' ? refusal.message : undefined
                }
              />
              <PasswordField
                label={t('signIn.password')}
                help={t('setUp.password.help', { min: '8' })}
                autoComplete="new-password"
                value={password}
                onChange={setPassword}
                error={
                  tried && !password
                    ? ui('field.required')
                    : refusal?.field === 'password'
                      ? refusal.message
                      : undefined
                }
              />
            </>
          )}
          <Button type="submit" variant="primary" isPending={accept.isPending}>
            {t('invitation.submit')}
          </Button>
        </Form>
      )}
    </Entrance>
  )
}
