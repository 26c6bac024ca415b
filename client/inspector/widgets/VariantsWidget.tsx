import { Mail, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '#client/editor/EditorContext.ts'
import { addVariant } from '#client/emails/variants.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { Button } from '#client/ui/Button.tsx'
import type { Variant } from '#engine/nodes/fields.ts'
import { variantLetter } from '#engine/nodes/kinds/email.ts'
import styles from '../Inspector.module.css'
import type { WidgetProps } from '../widgetProps.ts'

/** The email's variants at a glance; writing them needs more room, so it happens in the workbench. */
export function VariantsWidget({ node, label, value, path, issueAt, onChange, isReadOnly }: WidgetProps<Variant[]>) {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const { moment } = useEditor()
  const write = (field: string | null) => moment.set({ writing: { nodeId: node.id, field } })
  const problem = issueAt(path)
  return (
    <div className={styles.stack} data-field={path}>
      <span className={styles.legend}>{label}</span>
      <ul className={styles.variants}>
        {value.map(({ id, weight, content }, index) => {
          const subject = content.subject.trim()
          const wrong = issueAt(`${path}.${index}.content.subject`) ?? issueAt(`${path}.${index}.content.mjml`)
          return (
            <li key={id}>
              <button
                type="button"
                className={styles.variant}
                onClick={() => write(`${path}.${index}.content.subject`)}
                aria-label={t('variant.write', {
                  letter: variantLetter(index),
                  subject: subject || t('variant.noSubject'),
                })}
              >
                <span className={styles.letter}>{value.length > 1 ? variantLetter(index) : <Mail size={16} />}</span>
                <span className={styles.variantWords}>
                  <span className={subject ? styles.subject : styles.missing}>{subject || t('variant.noSubject')}</span>
                  {content.preheader && <span className={styles.help}>{content.preheader}</span>}
                  {wrong && <span className={styles.wrong}>{wrong}</span>}
                </span>
                {value.length > 1 && <span className={styles.weight}>{format.percent(weight / 100)}</span>}
              </button>
            </li>
          )
        })}
      </ul>
      {problem && <p className={styles.wrong}>{problem}</p>}
      <div className={styles.actions}>
        <Button variant="primary" onPress={() => write(null)} icon={<Mail size={16} aria-hidden="true" />}>
          {isReadOnly ? t('email.look') : t('email.write')}
        </Button>
        {!isReadOnly && value.length < 8 && (
          <Button
            icon={<Plus size={16} aria-hidden="true" />}
            onPress={() => {
              onChange(addVariant(value))
              write(`${path}.${value.length}.content.subject`)
            }}
          >
            {t('variant.add')}
          </Button>
        )}
      </div>
    </div>
  )
}
