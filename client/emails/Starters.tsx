import { useQuery } from '@tanstack/react-query'
import { Code, LayoutTemplate } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, refusalMessage } from '#client/api.ts'
import { languageNames } from '#client/i18n/language.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Select } from '#client/ui/Select.tsx'
import { SkeletonLines } from '#client/ui/Skeleton.tsx'
import type { EmailContent } from '#engine/nodes/fields.ts'
import type { Language } from '#engine/nodes/language.ts'
import styles from './EmailWorkbench.module.css'

const languages = Object.entries(languageNames).map(([id, label]) => ({ id: id as Language, label }))

export interface StartersProps {
  content: EmailContent
  onChoose: (content: EmailContent) => void
  /** With empty hands: the code and nothing in it. */
  onEmpty: () => void
}

/** Where an email has no body yet: ready ones to begin with, in the language it will be read in. */
export function Starters({ content, onChoose, onEmpty }: StartersProps) {
  const { t } = useTranslation('editor')
  const { id: workspaceId, language: ours } = useWorkspace()
  const [language, setLanguage] = useState<Language>(ours)
  const { data, error } = useQuery({
    ...api.emails.starters.queryOptions({ workspaceId, language }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  // What is written already stays; a starter fills the gaps.
  const fill = (starter: EmailContent): EmailContent => ({
    ...content,
    subject: content.subject.trim() ? content.subject : starter.subject,
    preheader: content.preheader.trim() ? content.preheader : starter.preheader,
    mjml: starter.mjml,
  })
  return (
    <section className={styles.starters} aria-label={t('starter.title')}>
      <div className={styles.startersHead}>
        <h3>{t('starter.title')}</h3>
        <Select
          label={t('starter.language')}
          hideLabel
          size="small"
          options={languages}
          value={language}
          onChange={setLanguage}
        />
      </div>
      {error && <Banner tone="error">{refusalMessage(error)}</Banner>}
      {!data && !error && <SkeletonLines count={3} />}
      <ul className={styles.starterList}>
        {data?.map((starter) => (
          <li key={starter.id}>
            <button type="button" className={styles.starter} onClick={() => onChoose(fill(starter.content))}>
              <LayoutTemplate size={20} aria-hidden="true" />
              <span className={styles.starterWords}>
                <strong>{starter.title}</strong>
                {starter.content.subject && <span>{starter.content.subject}</span>}
              </span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" className={styles.starter} onClick={onEmpty}>
            <Code size={20} aria-hidden="true" />
            <span className={styles.starterWords}>
              <strong>{t('starter.empty')}</strong>
              <span>{t('starter.emptyAbout')}</span>
            </span>
          </button>
        </li>
      </ul>
    </section>
  )
}
