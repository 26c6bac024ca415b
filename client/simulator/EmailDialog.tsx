import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, refusalMessage } from '#client/api.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { inLight } from '#client/emails/inLight.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import { ownFields } from '#engine/nodes/fieldChange.ts'
import type { EmailContent } from '#engine/nodes/fields.ts'
import { type Graph, nodeAt } from '#engine/program/graph.ts'
import type { Addressee, Performed } from '#engine/simulate/beat.ts'
import styles from './Simulation.module.css'

interface EmailDialogProps {
  graph: Graph
  nodeId: string
  performed: Performed
  onClose: () => void
}

/** The email as this very person would get it, merged with what is known of them at that moment. */
export function EmailDialog({ graph, nodeId, performed, onClose }: EmailDialogProps) {
  const { t } = useTranslation('simulation')
  const node = nodeAt(graph, nodeId)
  const { effect, mail } = performed
  const variant =
    node?.type === 'email' && effect.kind === 'email.send'
      ? node.config.variants.find(({ id }) => id === effect.variantId)
      : undefined
  return (
    <Dialog
      title={t('email.title')}
      size="wide"
      isOpen
      onOpenChange={(open) => !open && onClose()}
      footer={<Button onPress={onClose}>{t('close')}</Button>}
    >
      {variant && mail ? <Letter content={variant.content} to={mail.to} /> : <p>{t('gone')}</p>}
    </Dialog>
  )
}

function Letter({ content, to }: { content: EmailContent; to: Addressee }) {
  const { t } = useTranslation('simulation')
  const { workspaceId } = useEditor()
  const { data, error } = useQuery({
    ...api.emails.preview.queryOptions({ workspaceId, content, prospectId: null, person: mergedWith(to) }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  })
  if (error) return <Banner tone="error">{refusalMessage(error)}</Banner>
  if (!data) return <SkeletonLines count={8} />
  return (
    <div className={styles.letter}>
      <p>
        <strong>{data.subject || t('email.noSubject')}</strong>
        <span className={styles.found}> {data.preheader}</span>
      </p>
      <p className={styles.detail}>{data.from}</p>
      {data.html ? (
        // No scripts, no forms, no way out: what is shown is somebody's text.
        <iframe
          className={styles.frame}
          title={t('email.frame', { subject: data.subject })}
          sandbox=""
          srcDoc={inLight(data.html, false)}
        />
      ) : (
        <Banner tone="warn">{t('email.broken')}</Banner>
      )}
    </div>
  )
}

function mergedWith({ fields, score }: Addressee) {
  const said = (name: string) => (fields[name] === null || fields[name] === undefined ? '' : String(fields[name]))
  const others = Object.entries(fields).filter(
    ([name]) => !Object.hasOwn(ownFields, name) && name !== 'email' && name !== 'owner',
  )
  return {
    firstName: said('firstName'),
    lastName: said('lastName'),
    email: said('email'),
    company: said('company'),
    jobTitle: said('jobTitle'),
    phone: said('phone'),
    language: said('language'),
    source: said('source'),
    score,
    owner: said('owner') || null,
    fields: Object.fromEntries(others),
  }
}
