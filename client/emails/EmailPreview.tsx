import { Monitor, Smartphone } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { refusalMessage } from '#client/api.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { join } from '#client/ui/join.ts'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import { Switch } from '#client/ui/Switch.tsx'
import { Tabs } from '#client/ui/Tabs.tsx'
import styles from './EmailPreview.module.css'
import { inLight, knowsDark } from './inLight.ts'
import { PersonChooser, type PreviewPerson } from './PersonChooser.tsx'
import type { PreviewState } from './usePreview.ts'

export interface EmailPreviewProps {
  preview: PreviewState
  person: PreviewPerson | null
  onPerson: (person: PreviewPerson | null) => void
  results: ReactNode
}

/** Gmail cuts what is longer, in bytes. */
const clipped = 102 * 1024

/** The email as the chosen person would get it: in the inbox, opened, and as text. */
export function EmailPreview({ preview, person, onPerson, results }: EmailPreviewProps) {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const [device, setDevice] = useState<'desktop' | 'mobile'>('desktop')
  const [dark, setDark] = useState(false)
  const { data, error, isBehind, isBroken, isEmpty } = preview

  const opened = (
    <div className={styles.opened}>
      <div className={styles.tools}>
        <ToggleButtonGroup
          aria-label={t('preview.device')}
          className={styles.devices}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[device]}
          onSelectionChange={([key]) => setDevice(key as typeof device)}
        >
          <ToggleButton id="desktop" className={styles.device}>
            <Monitor size={16} aria-hidden="true" />
            {t('preview.desktop')}
          </ToggleButton>
          <ToggleButton id="mobile" className={styles.device}>
            <Smartphone size={16} aria-hidden="true" />
            {t('preview.mobile')}
          </ToggleButton>
        </ToggleButtonGroup>
        <Switch label={t('preview.dark')} isSelected={dark} onChange={setDark} />
        {data && (
          <span className={join(styles.size, data.bytes > clipped && styles.heavy)}>{format.bytes(data.bytes)}</span>
        )}
      </div>
      <div className={styles.stage}>
        {data ? (
          // No scripts, no forms, no way out: what is shown is somebody's text.
          <iframe
            className={join(styles.frame, styles[device], dark && !knowsDark(data.html) && styles.dark)}
            title={t('preview.frame', { subject: data.subject })}
            sandbox=""
            srcDoc={inLight(data.html, dark)}
          />
        ) : (
          <SkeletonLines count={8} height="18px" />
        )}
      </div>
    </div>
  )

  if (isEmpty) {
    return (
      <div className={styles.preview}>
        <p className={styles.nothing}>{t('preview.empty')}</p>
        {results}
      </div>
    )
  }
  return (
    <div className={styles.preview} aria-busy={isBehind}>
      <PersonChooser person={person} onChange={onPerson} />
      {error ? <Banner tone="error">{refusalMessage(error)}</Banner> : null}
      {isBroken && <Banner tone="warn">{data?.html ? t('preview.broken') : t('preview.nothing')}</Banner>}
      <InboxLine preview={preview} />
      <Tabs
        label={t('preview.views')}
        className={styles.tabs}
        panelClassName={styles.panel}
        tabs={[
          { id: 'html', label: t('preview.html'), content: opened },
          { id: 'text', label: t('preview.text'), content: <pre className={styles.text}>{data?.text}</pre> },
          ...(results ? [{ id: 'results' as const, label: t('preview.results'), content: results }] : []),
        ]}
      />
    </div>
  )
}

/** How it stands in a list of mail: sender, subject and what of the preheader fits. */
function InboxLine({ preview: { data } }: { preview: PreviewState }) {
  const { t } = useTranslation('editor')
  const name = data?.from.replace(/\s*<[^>]*>$/, '').replace(/^"(.*)"$/, '$1') ?? ''
  return (
    <section className={styles.inbox} aria-label={t('preview.inbox')}>
      <span className={styles.avatar} aria-hidden="true">
        {[...name][0]?.toUpperCase()}
      </span>
      <span className={styles.inboxWords}>
        <span className={styles.from} title={data?.from}>
          {name || t('preview.noSender')}
        </span>
        <span className={styles.inboxText}>
          <strong>{data?.subject || t('variant.noSubject')}</strong>
          {data?.preheader && <span> {data.preheader}</span>}
        </span>
      </span>
    </section>
  )
}
