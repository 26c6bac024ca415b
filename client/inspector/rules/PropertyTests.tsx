import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/Button.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import type { PropertyTest } from '#engine/nodes/fact.ts'
import styles from '../Inspector.module.css'
import { Comparison } from './Comparison.tsx'

interface PropertyTestsProps {
  readonly path: string
  readonly value: readonly PropertyTest[]
  readonly isReadOnly: boolean
  readonly text: (key: string) => string | undefined
  readonly issueAt: (path: string) => string | undefined
  readonly onChange: (tests: PropertyTest[], typing?: boolean) => void
}

/** What the properties of an event must be: all of it. */
export function PropertyTests({ path, value, text, issueAt, isReadOnly, onChange }: PropertyTestsProps) {
  const { t } = useTranslation('rules')
  const at = (n: number) => `${path}.where.${n}`
  const change = (n: number, test: Partial<PropertyTest>, typing = false) =>
    onChange(
      value.map((one, index) => (index === n ? { ...one, ...test } : one)),
      typing,
    )
  return (
    <div className={styles.stack} data-field={`${path}.where`}>
      {value.map((test, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tests have no name of their own
        <fieldset key={n} className={styles.boxed}>
          <div className={styles.pair}>
            <div data-field={`${at(n)}.property`} className={styles.unit}>
              <TextField
                label={text('field.condition.property') ?? 'property'}
                value={test.property}
                error={issueAt(`${at(n)}.property`)}
                isReadOnly={isReadOnly}
                onChange={(property) => change(n, { property }, true)}
              />
            </div>
            {!isReadOnly && (
              <IconButton
                label={t('remove.test', { nth: n + 1 })}
                size="small"
                icon={<Trash2 size={16} />}
                onPress={() => onChange(value.filter((_, index) => index !== n))}
              />
            )}
          </div>
          <Comparison
            path={at(n)}
            value={test}
            text={text}
            issueAt={issueAt}
            isReadOnly={isReadOnly}
            onChange={(next, typing) => change(n, next, typing)}
          />
        </fieldset>
      ))}
      {!isReadOnly && value.length < 10 && (
        <Button
          variant="quiet"
          size="small"
          className={styles.inline}
          icon={<Plus size={16} aria-hidden="true" />}
          onPress={() => onChange([...value, { property: '', operator: 'is', value: '' }])}
        >
          {t('add.test')}
        </Button>
      )}
    </div>
  )
}
