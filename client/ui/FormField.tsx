import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import styles from './Field.module.css'

export interface FieldTexts {
  /** Say `hideLabel` to keep it for screen readers alone. */
  label: string
  hideLabel?: boolean
  help?: ReactNode
  /** What is wrong and how to put it right. Makes the field invalid. */
  error?: string | undefined
  /** Adds “(optional)” to the label. */
  optional?: boolean
}

/** The label above a field of react-aria-components. */
export function FieldLabel({ label, optional }: Pick<FieldTexts, 'label' | 'optional'>) {
  const { t } = useTranslation('ui')
  return (
    <Label className={styles.label}>
      {label}
      {optional && <span className={styles.optional}>{t('field.optional')}</span>}
    </Label>
  )
}

/** What stands under a field of react-aria-components: what is wrong, else the help. */
export function FieldNotes({ help, error }: Pick<FieldTexts, 'help' | 'error'>) {
  return (
    <>
      {help && !error && (
        <Text slot="description" className={styles.help}>
          {help}
        </Text>
      )}
      <FieldError className={styles.error}>
        {({ validationErrors }) => (
          <>
            <CircleAlert size={14} aria-hidden="true" />
            <span>{error ?? validationErrors.join(' ')}</span>
          </>
        )}
      </FieldError>
    </>
  )
}

/** Label, help and error around a control that is none of ours; `children` gets the ids to point at. */
export function FormField({
  label,
  help,
  error,
  optional,
  id,
  children,
}: FieldTexts & { id: string; children: (ids: { id: string; describedBy: string | undefined }) => ReactNode }) {
  const { t } = useTranslation('ui')
  const noteId = `${id}-note`
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
        {optional && <span className={styles.optional}>{t('field.optional')}</span>}
      </label>
      {children({ id, describedBy: help || error ? noteId : undefined })}
      {error ? (
        <p className={styles.error} id={noteId}>
          <CircleAlert size={14} aria-hidden="true" />
          <span>{error}</span>
        </p>
      ) : (
        help && (
          <p className={styles.help} id={noteId}>
            {help}
          </p>
        )
      )}
    </div>
  )
}
