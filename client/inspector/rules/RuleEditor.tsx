import { ListPlus, Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/Button.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { Select } from '#client/ui/Select.tsx'
import { Switch } from '#client/ui/Switch.tsx'
import { Condition } from '#engine/nodes/condition.ts'
import type { Rule } from '#engine/nodes/rule.ts'
import styles from '../Inspector.module.css'
import type { WidgetProps } from '../widgetProps.ts'
import { ConditionFields } from './ConditionFields.tsx'

interface RuleProps extends Pick<WidgetProps<Rule>, 'path' | 'text' | 'issueAt' | 'isReadOnly'> {
  readonly value: Rule
  readonly label: string
  readonly help?: string | undefined
  readonly onChange: (rule: Rule, typing?: boolean) => void
}

type Group = Extract<Rule, { rules: Rule[] }>

/** Groups stand two deep on the screen: one more would not be read. Deeper ones can be kept, and are shown. */
const deepest = 2

const aCondition = (): Condition => Condition.parse({ kind: 'downloaded' })

/** A question, or several of them joined. One question alone stands without a frame. */
export function RuleEditor(props: RuleProps) {
  const { value, path, label, help, text, issueAt, isReadOnly, onChange } = props
  const { t } = useTranslation('rules')
  if (isGroup(value)) return <GroupEditor {...props} value={value} depth={0} />
  return (
    <div className={styles.stack}>
      <Negatable value={value} text={text} isReadOnly={isReadOnly} onChange={onChange}>
        {(condition, at) =>
          isGroup(condition) ? (
            <GroupEditor
              {...props}
              path={`${path}${at}`}
              value={condition}
              depth={1}
              onChange={(rule, typing) => onChange({ kind: 'not', rule }, typing)}
            />
          ) : (
            <ConditionFields
              label={label}
              help={help}
              path={`${path}${at}`}
              value={condition as Condition}
              text={text}
              issueAt={issueAt}
              isReadOnly={isReadOnly}
              onChange={(next, typing) => onChange(at ? { kind: 'not', rule: next } : next, typing)}
            />
          )
        }
      </Negatable>
      {!isReadOnly && (
        <Button
          variant="quiet"
          size="small"
          className={styles.inline}
          icon={<Plus size={16} aria-hidden="true" />}
          onPress={() => onChange({ kind: 'all', rules: [value, aCondition()] })}
        >
          {t('add.condition')}
        </Button>
      )}
    </div>
  )
}

const isGroup = (rule: Rule): rule is Group => rule.kind === 'all' || rule.kind === 'any'

interface NegatableProps {
  readonly value: Rule
  readonly isReadOnly: boolean
  readonly text: (key: string) => string | undefined
  readonly onChange: (rule: Rule) => void
  /** `at`: what stands between the rule's path and the inner one's. */
  readonly children: (inner: Rule, at: '' | '.rule') => React.ReactNode
}

/** A question, and whether it is turned round. */
function Negatable({ value, isReadOnly, onChange, children }: NegatableProps) {
  const { t } = useTranslation('rules')
  const isNot = value.kind === 'not'
  const inner = isNot ? value.rule : value
  return (
    <>
      {children(inner, isNot ? '.rule' : '')}
      <Switch
        label={t('condition.not')}
        isSelected={isNot}
        isDisabled={isReadOnly}
        onChange={(turned) => onChange(turned ? { kind: 'not', rule: inner } : inner)}
      />
    </>
  )
}

function GroupEditor(props: Omit<RuleProps, 'value'> & { value: Group; depth: number }) {
  const { value, path, label, help, text, issueAt, isReadOnly, depth, onChange } = props
  const { t } = useTranslation('rules')
  const put = (rules: Rule[], typing = false) => onChange(settled({ ...value, rules }, depth), typing)
  return (
    <div className={styles.stack} data-field={path}>
      <Select
        label={label}
        help={help}
        options={(['all', 'any'] as const).map((id) => ({ id, label: text(`choice.rule.kind.${id}`) ?? id }))}
        value={value.kind}
        error={issueAt(path)}
        isDisabled={isReadOnly}
        onChange={(kind) => onChange({ ...value, kind })}
      />
      {value.rules.map((rule, n) => {
        const name = isGroup(inside(rule)) ? t('group.nth', { nth: n + 1 }) : t('condition.nth', { nth: n + 1 })
        const change = (next: Rule, typing?: boolean) =>
          put(
            value.rules.map((one, index) => (index === n ? next : one)),
            typing,
          )
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name of their own
          <fieldset key={n} className={styles.boxed}>
            <legend className={styles.boxHead}>
              <span>{name}</span>
              {!isReadOnly && (
                <IconButton
                  label={t(isGroup(inside(rule)) ? 'remove.group' : 'remove.condition', { nth: n + 1 })}
                  size="small"
                  icon={<Trash2 size={16} />}
                  onPress={() => put(value.rules.filter((_, index) => index !== n))}
                />
              )}
            </legend>
            <Negatable value={rule} text={text} isReadOnly={isReadOnly} onChange={change}>
              {(inner, at) => {
                const inPath = `${path}.rules.${n}${at}`
                const set = (next: Rule, typing?: boolean) => change(at ? { kind: 'not', rule: next } : next, typing)
                return isGroup(inner) ? (
                  <GroupEditor
                    {...props}
                    label={t('group.joined')}
                    help={undefined}
                    path={inPath}
                    value={inner}
                    depth={depth + 1}
                    onChange={set}
                  />
                ) : (
                  <ConditionFields
                    label={name}
                    hideLabel
                    path={inPath}
                    value={inner as Condition}
                    text={text}
                    issueAt={issueAt}
                    isReadOnly={isReadOnly}
                    onChange={set}
                  />
                )
              }}
            </Negatable>
          </fieldset>
        )
      })}
      {!isReadOnly && (
        <div className={styles.actions}>
          <Button
            variant="quiet"
            size="small"
            icon={<Plus size={16} aria-hidden="true" />}
            onPress={() => put([...value.rules, aCondition()])}
          >
            {t('add.condition')}
          </Button>
          {depth + 1 < deepest && (
            <Button
              variant="quiet"
              size="small"
              icon={<ListPlus size={16} aria-hidden="true" />}
              onPress={() => put([...value.rules, { kind: 'any', rules: [aCondition(), aCondition()] }])}
            >
              {t('add.group')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

const inside = (rule: Rule): Rule => (rule.kind === 'not' ? rule.rule : rule)

/** At the top, a group of one is that one. */
function settled(group: Group, depth: number): Rule {
  const [only] = group.rules
  return depth === 0 && only && group.rules.length === 1 ? only : group
}
