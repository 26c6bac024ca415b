import { Braces } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { join } from '#client/ui/join.ts'
import type { EmailContent } from '#engine/nodes/fields.ts'
import styles from './EmailWorkbench.module.css'
import { MergeFieldMenu } from './MergeFieldMenu.tsx'

type Key = 'senderName' | 'senderEmail' | 'subject' | 'preheader'

/** What most inboxes show of a subject and a preheader, in characters. */
const shown = { subject: 50, preheader: 90 } as const
const longest = { senderName: 120, senderEmail: 254, subject: 300, preheader: 300 } as const

export interface EmailFieldsProps {
  content: EmailContent
  issueAt: (key: Key) => string | undefined
  isReadOnly: boolean
  /** Which field begins with the focus. */
  focus: string
  onChange: (key: Key, value: string) => void
}

/** The lines above an email's body, as a mail program has them. */
export function EmailFields({ content, issueAt, isReadOnly, focus, onChange }: EmailFieldsProps) {
  const { t } = useTranslation('editor')
  const workspace = useWorkspace()
  const placeholders: Partial<Record<Key, string>> = {
    senderName: workspace.senderName,
    senderEmail: workspace.senderEmail,
  }
  const line = (key: Key) => (
    <Line
      key={key}
      name={key}
      label={t(`email.${key}`)}
      value={content[key]}
      error={issueAt(key)}
      placeholder={placeholders[key] ?? ''}
      isReadOnly={isReadOnly}
      isFirst={focus === key}
      onChange={(value) => onChange(key, value)}
    />
  )
  return (
    <div className={styles.fields}>
      <div className={styles.sender}>
        {line('senderName')}
        {line('senderEmail')}
      </div>
      {line('subject')}
      {line('preheader')}
    </div>
  )
}

function Line(props: {
  name: Key
  label: string
  value: string
  error: string | undefined
  placeholder: string
  isReadOnly: boolean
  isFirst: boolean
  onChange: (value: string) => void
}) {
  const { name, label, value, error, placeholder, isReadOnly, isFirst, onChange } = props
  const { t } = useTranslation('editor')
  const input = useRef<HTMLInputElement>(null)
  const merges = name === 'subject' || name === 'preheader'
  const noteId = `email-${name}-note`

  useEffect(() => {
    if (isFirst) input.current?.focus()
  }, [isFirst])

  function insert(text: string) {
    const field = input.current
    const [start, end] = [field?.selectionStart ?? value.length, field?.selectionEnd ?? value.length]
    onChange(value.slice(0, start) + text + value.slice(end))
    requestAnimationFrame(() => {
      field?.focus()
      field?.setSelectionRange(start + text.length, start + text.length)
    })
  }

  return (
    <div className={styles.line}>
      <label className={styles.lineLabel} htmlFor={`email-${name}`}>
        {label}
      </label>
      <div className={styles.lineField}>
        <div className={join(styles.box, error && styles.boxWrong)}>
          <input
            ref={input}
            id={`email-${name}`}
            className={styles.input}
            type={name === 'senderEmail' ? 'email' : 'text'}
            value={value}
            placeholder={placeholder}
            maxLength={longest[name]}
            readOnly={isReadOnly}
            aria-invalid={error ? true : undefined}
            aria-describedby={noteId}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
          {name in shown && <Counter value={value} limit={shown[name as keyof typeof shown]} />}
          {merges && !isReadOnly && (
            <MergeFieldMenu
              label={t('merge.insertInto', { field: label })}
              icon={<Braces size={16} aria-hidden="true" />}
              onInsert={insert}
            />
          )}
        </div>
        <p id={noteId} className={error ? styles.wrong : styles.hidden}>
          {error}
        </p>
      </div>
    </div>
  )
}

/** How long it is beside what inboxes show. A merge field counts as it stands. */
function Counter({ value, limit }: { value: string; limit: number }) {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const length = [...value].length
  return (
    <span
      className={join(styles.counter, length > limit && styles.counterOver)}
      title={length > limit ? t('email.tooLong', { limit: format.number(limit) }) : undefined}
    >
      <span aria-hidden="true">
        {length}/{limit}
      </span>
      <span className={styles.hidden}>
        {t('email.length', { length: format.number(length), limit: format.number(limit) })}
      </span>
    </span>
  )
}
