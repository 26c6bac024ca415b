import { useMutation, useQuery } from '@tanstack/react-query'
import { KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, client, type Outputs, queryClient, refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useNow, useWorkspace } from '#client/shell/workspace.ts'
import { Badge } from '#client/ui/Badge.tsx'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Card } from '#client/ui/Card.tsx'
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx'
import { RenameDialog } from '#client/ui/RenameDialog.tsx'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import { Secret } from './Secret.tsx'
import styles from './Settings.module.css'

type Key = Outputs['workspace']['apiKeys'][number]

/** Keys for other systems. A key is shown once, when it is made. */
export function ApiKeysSection() {
  const { t } = useTranslation('settings')
  const { id: workspaceId } = useWorkspace()
  const [isNew, setNew] = useState(false)
  const [made, setMade] = useState<{ name: string; key: string } | null>(null)
  const [revoked, setRevoked] = useState<Key | null>(null)
  const keys = useQuery(api.workspace.apiKeys.queryOptions({ workspaceId }))
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.workspace.apiKeys.queryKey() })
  const revoke = useMutation({
    mutationFn: (key: Key) => client.workspace.revokeApiKey.mutate({ workspaceId, id: key.id }),
    onSuccess: async () => {
      await refresh()
      setRevoked(null)
    },
  })
  return (
    <>
      <Card
        title={t('keys.title')}
        about={
          <>
            {t('keys.about')}{' '}
            <a href="/api/v1/openapi.json" target="_blank" rel="noreferrer">
              {t('keys.docs')}
            </a>
          </>
        }
        actions={
          <Button icon={<Plus size={16} aria-hidden="true" />} onPress={() => setNew(true)}>
            {t('keys.create')}
          </Button>
        }
      >
        <div className={styles.sections}>
          {made && (
            <Banner tone="ok" title={t('keys.done', { name: made.name })}>
              {t('keys.done.about')}
              <Secret text={made.key} />
            </Banner>
          )}
          {keys.error && <Banner tone="error">{refusalMessage(keys.error)}</Banner>}
          {!keys.data && !keys.error && <SkeletonLines />}
          {keys.data?.length === 0 && !made && <p className={styles.empty}>{t('keys.empty')}</p>}
          <ul className={styles.rows}>
            {keys.data?.map((key) => (
              <li key={key.id}>
                <KeyRow apiKey={key} onRevoke={() => setRevoked(key)} />
              </li>
            ))}
          </ul>
        </div>
      </Card>
      <RenameDialog
        title={t('keys.create')}
        label={t('keys.name')}
        name=""
        submitLabel={t('keys.create.submit')}
        isOpen={isNew}
        onClose={() => setNew(false)}
        onRename={async (name) => {
          const { key } = await client.workspace.createApiKey.mutate({ workspaceId, name })
          setMade({ name, key })
          await refresh()
        }}
      />
      <ConfirmDialog
        danger
        title={t('keys.revoke.title', { name: revoked?.name ?? '' })}
        confirmLabel={t('keys.revoke.confirm')}
        isOpen={revoked !== null}
        onOpenChange={() => setRevoked(null)}
        isPending={revoke.isPending}
        error={revoke.error ? refusalMessage(revoke.error) : undefined}
        onConfirm={() => revoked && revoke.mutate(revoked)}
      >
        {t('keys.revoke.body')}
      </ConfirmDialog>
    </>
  )
}

function KeyRow({ apiKey, onRevoke }: { apiKey: Key; onRevoke: () => void }) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const now = useNow()
  const used = apiKey.lastUsedAt ? format.relative(apiKey.lastUsedAt, now) : t('keys.never')
  return (
    <div className={styles.member}>
      <KeyRound size={20} aria-hidden="true" className={styles.off} />
      <span className={styles.who}>
        <span className={styles.name}>{apiKey.name}</span>
        <span className={styles.small}>
          {[
            t('keys.hint', { hint: apiKey.hint }),
            `${t('keys.column.created')} ${format.date(apiKey.createdAt)}`,
            `${t('keys.column.used')}: ${used}`,
          ].join(' · ')}
        </span>
      </span>
      {apiKey.revokedAt ? (
        <Badge>{t('keys.revoked')}</Badge>
      ) : (
        <Button size="small" onPress={onRevoke} aria-label={t('keys.revoke', { name: apiKey.name })}>
          {t('keys.revoke.confirm')}
        </Button>
      )}
    </div>
  )
}
