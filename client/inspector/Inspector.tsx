import { Copy, CopyPlus, Ellipsis, Trash2, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { MenuTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { kindIcons } from '#client/canvas/kindIcons.ts'
import { commandOf, hintOf } from '#client/commands/findCommand.ts'
import { useKindWords } from '#client/editor/catalog.ts'
import { copySteps, duplicateSteps } from '#client/editor/clipboard.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { removeSteps } from '#client/editor/removing.ts'
import { useStore } from '#client/editor/Store.ts'
import { renameStep } from '#client/editor/steps.ts'
import { IconButton } from '#client/ui/IconButton.tsx'
import { join } from '#client/ui/join.ts'
import { Menu, MenuItem } from '#client/ui/Menu.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import { kindOf, type Node } from '#engine/nodes/registry.ts'
import { ConfigForm } from './ConfigForm.tsx'
import styles from './Inspector.module.css'
import { OffBanner } from './OffBanner.tsx'
import { StepCounts } from './StepCounts.tsx'
import { StepProblems } from './StepProblems.tsx'

/** Everything about one step, beside the canvas that stays alive. Escape goes back to the step. */
export function Inspector({ node, isReadOnly }: { node: Node; isReadOnly: boolean }) {
  const { t } = useTranslation('editor')
  const editor = useEditor()
  const words = useKindWords()
  const body = useRef<HTMLDivElement>(null)
  const field = useStore(editor.moment, (state) => state.field)
  const { family } = kindOf(node)
  const Icon = kindIcons[node.type]

  // A new step, Enter and a problem's jump put the focus where one goes on.
  useEffect(() => {
    if (field === null) return
    editor.moment.set({ field: null })
    const wanted = field || firstGap(node)
    const part = wanted ? fieldIn(body.current, wanted) : body.current?.querySelector('[data-form]')
    const target = part?.querySelector<HTMLElement>(focusable) ?? body.current?.querySelector<HTMLElement>(focusable)
    target?.focus()
    // What is typed now takes the place of what stands there.
    if (target instanceof HTMLInputElement) target.select()
    target?.scrollIntoView({ block: 'nearest' })
  }, [field, editor, node])

  const close = () => editor.moment.set({ panel: null, focusCanvas: editor.moment.read().focusCanvas + 1 })
  return (
    <section className={styles.panel} aria-label={t('inspector.label', { name: words.name(node) })} data-panel="step">
      <header className={styles.head}>
        <span className={join(styles.chip, styles[family])} aria-hidden="true">
          <Icon size={16} />
        </span>
        <h2 className={styles.title}>{words.title(node.type)}</h2>
        {!isReadOnly && (
          <MenuTrigger>
            <IconButton label={t('step.more')} icon={<Ellipsis size={20} aria-hidden="true" />} />
            <Menu label={t('step.more')}>
              <MenuItem
                icon={<CopyPlus size={16} aria-hidden="true" />}
                shortcut={hintOf(commandOf('duplicate'))}
                onAction={() => duplicateSteps(editor)}
              >
                {t('step.duplicate')}
              </MenuItem>
              <MenuItem
                icon={<Copy size={16} aria-hidden="true" />}
                shortcut={hintOf(commandOf('copy'))}
                onAction={() => void navigator.clipboard?.writeText(copySteps(editor) ?? '')}
              >
                {t('step.copy')}
              </MenuItem>
              <MenuItem
                danger
                icon={<Trash2 size={16} aria-hidden="true" />}
                shortcut={hintOf(commandOf('remove'))}
                onAction={() => removeSteps(editor, [node.id])}
              >
                {t('step.remove')}
              </MenuItem>
            </Menu>
          </MenuTrigger>
        )}
        <IconButton
          label={t('inspector.close')}
          shortcut="Esc"
          icon={<X size={20} aria-hidden="true" />}
          onPress={close}
        />
      </header>
      <div className={styles.body} ref={body} key={node.id}>
        <p className={styles.about}>{words.about(node.type)}</p>
        <OffBanner node={node} isReadOnly={isReadOnly} />
        <StepProblems node={node} />
        <ConfigForm node={node} isReadOnly={isReadOnly} />
        <div data-field="name">
          <NameField node={node} isReadOnly={isReadOnly} />
        </div>
        <StepCounts node={node} />
      </div>
    </section>
  )
}

function NameField({ node, isReadOnly }: { node: Node; isReadOnly: boolean }) {
  const { t } = useTranslation('editor')
  const editor = useEditor()
  const words = useKindWords()
  const name = node.name ?? ''
  const [typed, setTyped] = useState(name)
  return (
    <TextField
      label={t('step.name')}
      optional
      // Between two words what is typed ends in a space; a name never does.
      value={typed.trim() === name ? typed : name}
      placeholder={words.summary(node)}
      maxLength={120}
      isReadOnly={isReadOnly}
      onChange={(next) => {
        setTyped(next)
        renameStep(editor, node.id, next, true)
      }}
    />
  )
}

const focusable = 'input:not([type="hidden"]):not([disabled]), textarea, select, button:not([disabled]), [tabindex="0"]'

/** The part of the form for a path, or for the nearest path above it: `variants.0.content.mjml` → `variants`. */
/** The first setting that a step still lacks. An entry asks for its list before it asks what else could let people in. */
const firstGap = (node: Node): string | undefined => kindOf(node).check?.(node.config)[0]?.field

function fieldIn(body: HTMLElement | null, path: string): Element | null {
  for (let part = path; part; part = part.slice(0, Math.max(0, part.lastIndexOf('.')))) {
    const found = body?.querySelector(`[data-field="${CSS.escape(part)}"]`)
    if (found) return found
  }
  return null
}
