import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/i18n/useFormat.ts'
import { Button } from '#client/ui/Button.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { NumberField } from '#client/ui/NumberField.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import { Condition } from '#engine/nodes/condition.ts'
import type { Rule } from '#engine/nodes/rule.ts'
import styles from '../Inspector.module.css'
import { RuleEditor } from '../rules/RuleEditor.tsx'
import type { WidgetProps } from '../widgetProps.ts'

/** A path of a step with many ways on: taken by a rule, or by a share of the people. */
interface Path {
  readonly id: string
  readonly label: string
  readonly when?: Rule
  readonly percent?: number
}

const most = 10

/** Several paths: their names, their order, and what each of them is taken for. */
export function PathsWidget(props: WidgetProps<Path[]>) {
  const { label, help, value, path, text, issueAt, onChange, isReadOnly } = props
  const { t } = useTranslation('rules')
  const format = useFormat()
  const byShare = value.some(({ percent }) => percent !== undefined)
  const fewest = byShare ? 2 : 1
  const nameOf = (one: Path, n: number) =>
    one.label.trim() || (text('outlet.nth') ?? '{{nth}}').replace(/\{\{nth\}\}|^$/, String(n + 1))
  const change = (n: number, part: Partial<Path>, typing = false) =>
    onChange(
      value.map((one, index) => (index === n ? { ...one, ...part } : one)),
      typing,
    )
  const sum = value.reduce((total, { percent = 0 }) => total + percent, 0)
  return (
    <div className={styles.stack} data-field={path}>
      <span className={styles.legend}>{label}</span>
      {help && <p className={styles.help}>{help}</p>}
      {value.map((one, n) => (
        <fieldset key={one.id} className={styles.boxed}>
          <legend className={styles.boxHead}>
            <span>{nameOf(one, n)}</span>
            {!isReadOnly && (
              <span className={styles.boxTools}>
                {!byShare && n > 0 && (
                  <IconButton
                    label={t('move.up', { name: nameOf(one, n) })}
                    size="small"
                    icon={<ArrowUp size={16} />}
                    onPress={() => onChange(swapped(value, n - 1))}
                  />
                )}
                {!byShare && n < value.length - 1 && (
                  <IconButton
                    label={t('move.down', { name: nameOf(one, n) })}
                    size="small"
                    icon={<ArrowDown size={16} />}
                    onPress={() => onChange(swapped(value, n))}
                  />
                )}
                {value.length > fewest && (
                  <IconButton
                    label={t('remove.path', { name: nameOf(one, n) })}
                    size="small"
                    icon={<Trash2 size={16} />}
                    onPress={() => onChange(value.filter((_, index) => index !== n))}
                  />
                )}
              </span>
            )}
          </legend>
          <div data-field={`${path}.${n}.label`}>
            <TextField
              label={text('field.paths.label') ?? 'label'}
              value={one.label}
              placeholder={nameOf({ ...one, label: '' }, n)}
              maxLength={80}
              isReadOnly={isReadOnly}
              onChange={(written) => change(n, { label: written }, true)}
            />
          </div>
          {one.percent !== undefined && (
            <div data-field={`${path}.${n}.percent`}>
              <NumberField
                label={text('field.paths.percent') ?? 'percent'}
                value={one.percent}
                minValue={0}
                maxValue={100}
                error={issueAt(`${path}.${n}.percent`)}
                isReadOnly={isReadOnly}
                onChange={(percent) => Number.isFinite(percent) && change(n, { percent }, true)}
              />
            </div>
          )}
          {one.when && (
            <RuleEditor
              label={text('field.paths.when') ?? 'when'}
              value={one.when}
              path={`${path}.${n}.when`}
              text={text}
              issueAt={issueAt}
              isReadOnly={isReadOnly}
              onChange={(when, typing) => change(n, { when }, typing)}
            />
          )}
        </fieldset>
      ))}
      {issueAt(path) && <p className={styles.wrong}>{issueAt(path)}</p>}
      <div className={styles.actions}>
        {!isReadOnly && value.length < most && (
          <Button
            size="small"
            icon={<Plus size={16} aria-hidden="true" />}
            onPress={() => onChange([...value, newPath(value, byShare)])}
          >
            {t('add.path')}
          </Button>
        )}
        {byShare && !isReadOnly && (
          <Button size="small" onPress={() => onChange(even(value))}>
            {t('path.even')}
          </Button>
        )}
        {byShare && <span className={styles.help}>{t('path.sum', { sum: format.percent(sum / 100) })}</span>}
      </div>
    </div>
  )
}

function swapped(paths: readonly Path[], n: number): Path[] {
  const moved = [...paths]
  moved.splice(n, 2, ...paths.slice(n, n + 2).reverse())
  return moved
}

/** The first letter that no path has; arrows hang on it, so it never changes. */
function newPath(paths: readonly Path[], byShare: boolean): Path {
  const taken = new Set(paths.map(({ id }) => id))
  const id = [...'abcdefghijklmnopqrstuvwxyz'].find((letter) => !taken.has(letter)) ?? `p${paths.length}`
  return byShare ? { id, label: '', percent: 0 } : { id, label: '', when: Condition.parse({ kind: 'downloaded' }) }
}

/** As even as whole percents allow. */
function even(paths: readonly Path[]): Path[] {
  const share = Math.floor(100 / paths.length)
  return paths.map((one, n) => ({ ...one, percent: n === 0 ? 100 - share * (paths.length - 1) : share }))
}
