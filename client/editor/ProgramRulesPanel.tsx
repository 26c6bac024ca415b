import { Plus, Trash2, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import inspector from '#client/inspector/Inspector.module.css'
import { RuleEditor } from '#client/inspector/rules/RuleEditor.tsx'
import { Button } from '#client/ui/Button.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { NumberField } from '#client/ui/NumberField.tsx'
import { RadioGroup } from '#client/ui/RadioGroup.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import { conditionTexts } from '#engine/nodes/conditionTexts.ts'
import type { Edit } from '#engine/program/edit.ts'
import type { Graph } from '#engine/program/graph.ts'
import { type ExitRule, policyOf, Reentry } from '#engine/program/policy.ts'
import { addExit, changeExit, removeExit, setReentry } from '#engine/program/policyEdits.ts'
import { useEditor } from './EditorContext.ts'
import styles from './Panels.module.css'
import { problemText, useProblems } from './problems.ts'
import { newStepId } from './steps.ts'

const ways = ['never', 'afterLeaving', 'afterDays', 'always'] as const

/** The rules of the program as a whole: who may come again, and what takes people out wherever they stand. */
export function ProgramRulesPanel({ isReadOnly }: { isReadOnly: boolean }) {
  const { t } = useTranslation(['rules', 'editor'])
  const editor = useEditor()
  const { reentry, exits } = policyOf(editor.graph)
  const change = (key: string, edit: (graph: Graph) => Edit, burst?: string) =>
    void editor.change({ key }, edit, { quiet: true, ...(burst && { burst }) })
  const close = () => editor.moment.set({ panel: null, focusCanvas: editor.moment.read().focusCanvas + 1 })
  return (
    <section className={styles.panel} aria-label={t('program.title')} data-panel="rules">
      <header className={styles.head}>
        <h2 className={styles.title}>{t('program.title')}</h2>
        <IconButton label={t('editor:inspector.close')} icon={<X size={20} aria-hidden="true" />} onPress={close} />
      </header>
      <div className={styles.body}>
        <p className={styles.about}>{t('program.about')}</p>
        <RadioGroup
          label={t('reentry.title')}
          options={ways.map((id) => ({
            id,
            label: t(`reentry.${id}`),
            description: id === 'always' ? t('reentry.alwaysAbout') : undefined,
          }))}
          value={reentry.kind}
          isDisabled={isReadOnly}
          onChange={(kind) => change('done.reentry', (graph) => setReentry(graph, Reentry.parse({ kind })))}
        />
        {reentry.kind === 'afterDays' && (
          <NumberField
            label={t('reentry.days')}
            value={reentry.days}
            minValue={1}
            maxValue={1000}
            isReadOnly={isReadOnly}
            onChange={(days) =>
              Number.isFinite(days) &&
              change('done.reentry', (graph) => setReentry(graph, { kind: 'afterDays', days }), 'reentry')
            }
          />
        )}
        <div className={inspector.stack}>
          <h3>{t('exits.title')}</h3>
          <p className={inspector.help}>{t('exits.about')}</p>
          {exits.length === 0 && <p>{t('exits.none')}</p>}
          {exits.map((exit, n) => (
            <Exit key={exit.id} exit={exit} n={n} isReadOnly={isReadOnly} change={change} />
          ))}
          {!isReadOnly && exits.length < 20 && (
            <Button
              size="small"
              className={inspector.inline}
              icon={<Plus size={16} aria-hidden="true" />}
              onPress={() =>
                change('done.exitAdd', (graph) =>
                  addExit(graph, { id: newStepId(), name: '', rule: { kind: 'onList', listId: null } }),
                )
              }
            >
              {t('exits.add')}
            </Button>
          )}
        </div>
      </div>
    </section>
  )
}

interface ExitProps {
  readonly exit: ExitRule
  readonly n: number
  readonly isReadOnly: boolean
  readonly change: (key: string, edit: (graph: Graph) => Edit, burst?: string) => void
}

function Exit({ exit, n, isReadOnly, change }: ExitProps) {
  const { t } = useTranslation('rules')
  const editor = useEditor()
  const { all } = useProblems()
  const name = exit.name.trim() || t('exits.nth', { nth: n + 1 })
  const path = `policy.exits.${n}.rule`
  const { language, nameOf } = editor.words
  const words = conditionTexts[language]
  return (
    <fieldset className={inspector.boxed}>
      <legend className={inspector.boxHead}>
        <span>{name}</span>
        {!isReadOnly && (
          <IconButton
            label={t('exits.remove', { name })}
            size="small"
            icon={<Trash2 size={16} />}
            onPress={() => change('done.exitRemove', (graph) => removeExit(graph, exit.id))}
          />
        )}
      </legend>
      <TextField
        label={t('exits.name')}
        optional
        value={exit.name}
        maxLength={120}
        isReadOnly={isReadOnly}
        onChange={(written) =>
          change('done.exitChange', (graph) => changeExit(graph, exit.id, { name: written }), `exit ${exit.id}`)
        }
      />
      <RuleEditor
        label={t('exits.when')}
        value={exit.rule}
        path={path}
        text={(key) => words[key]}
        issueAt={(field) => {
          const issue = all.find((one) => one.nodeId === null && one.field === field)
          return issue && problemText(issue, language, editor.graph, nameOf)
        }}
        isReadOnly={isReadOnly}
        onChange={(rule, typing) =>
          change(
            'done.exitChange',
            (graph) => changeExit(graph, exit.id, { rule }),
            typing ? `exit rule ${exit.id}` : undefined,
          )
        }
      />
    </fieldset>
  )
}
