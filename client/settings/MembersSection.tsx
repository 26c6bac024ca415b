import { useMutation, useQuery } from '@tanstack/react-query'
import { UserMinus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client, type Outputs, queryClient, refusalMessage } from '#client/api.ts'
import { useSession } from '#client/session/useSession.ts'
import { type Role, useCan, useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Card } from '#client/ui/Card.tsx'
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { Select } from '#client/ui/Select.tsx'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import { toast } from '#client/ui/Toast.tsx'
import { InviteCard } from './InviteCard.tsx'
import styles from './Settings.module.css'

type Member = Outputs['workspace']['members'][number]
export const roles = ['owner', 'marketer', 'sales', 'viewer'] as const satisfies readonly Role[]

/** Who belongs here and what they may do; and the way to invite more. */
export function MembersSection() {
  const { t } = useTranslation('settings')
  const { id: workspaceId } = useWorkspace()
  const mayEdit = useCan('owner')
  const members = useQuery(api.workspace.members.queryOptions({ workspaceId }))
  const [leaving, setLeaving] = useState<Member | null>(null)
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.workspace.members.queryKey() })
  const remove = useMutation({
    mutationFn: (member: Member) => client.workspace.removeMember.mutate({ workspaceId, userId: member.userId }),
    onSuccess: async (_, member) => {
      await refresh()
      setLeaving(null)
      toast(t('members.removed', { name: member.name }))
    },
  })
  return (
    <div className={styles.sections}>
      {!mayEdit && <Banner>{t('readOnly')}</Banner>}
      <Card title={t('members.title')}>
        {members.error && <Banner tone="error">{refusalMessage(members.error)}</Banner>}
        {!members.data && !members.error && <SkeletonLines />}
        <ul className={styles.rows}>
          {members.data?.map((member) => (
            <li key={member.userId}>
              <MemberRow member={member} mayEdit={mayEdit} onRemove={() => setLeaving(member)} />
            </li>
          ))}
        </ul>
      </Card>
      {mayEdit && <InviteCard />}
      <ConfirmDialog
        danger
        title={t('members.remove.title', { name: leaving?.name ?? '' })}
        confirmLabel={t('members.remove.confirm')}
        isOpen={leaving !== null}
        onOpenChange={() => setLeaving(null)}
        isPending={remove.isPending}
        error={remove.error ? refusalMessage(remove.error) : undefined}
        onConfirm={() => leaving && remove.mutate(leaving)}
      >
        {t('members.remove.body')}
      </ConfirmDialog>
    </div>
  )
}

function MemberRow({ member, mayEdit, onRemove }: { member: Member; mayEdit: boolean; onRemove: () => void }) {
  const { t } = useTranslation('settings')
  const { t: shell } = useTranslation('shell')
  const { id: workspaceId } = useWorkspace()
  const session = useSession()
  const isMe = session.data?.user?.id === member.userId
  const setRole = useMutation({
    mutationFn: (role: Role) => client.workspace.setRole.mutate({ workspaceId, userId: member.userId, role }),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: api.workspace.pathKey() })
    },
  })
  return (
    <div className={styles.member}>
      <span className={styles.who}>
        <span className={styles.name}>
          {member.name} {isMe && <span className={styles.small}>{t('members.you')}</span>}
        </span>
        <span className={styles.small}>{member.email}</span>
      </span>
      <Select
        className={styles.role}
        label={t('members.roleOf', { name: member.name })}
        hideLabel
        isDisabled={!mayEdit || setRole.isPending}
        value={member.role}
        onChange={(role) => setRole.mutate(role)}
        options={roles.map((id) => ({ id, label: shell(`roles.${id}`), description: t(`role.${id}.about`) }))}
        error={setRole.error ? refusalMessage(setRole.error) : undefined}
      />
      {mayEdit && (
        <IconButton
          label={t('members.remove', { name: member.name })}
          icon={<UserMinus size={16} aria-hidden="true" />}
          isDisabled={isMe}
          onPress={onRemove}
        />
      )}
    </div>
  )
}
