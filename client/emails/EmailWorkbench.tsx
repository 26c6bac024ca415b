import { X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { findCommand } from '#client/commands/findCommand.ts'
import { useKindWords } from '#client/editor/catalog.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { problemText, useProblems } from '#client/editor/problems.ts'
import { SaveWords } from '#client/editor/SaveWords.tsx'
import { setField } from '#client/editor/steps.ts'
import { Button } from '#client/ui/Button.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { Tabs } from '#client/ui/Tabs.tsx'
import { useMedia } from '#client/ui/useMedia.ts'
import type { EmailContent, Variant } from '#engine/nodes/fields.ts'
import type { NodeOf } from '#engine/nodes/registry.ts'
import { CodeToolbar } from './CodeToolbar.tsx'
import { EmailFields } from './EmailFields.tsx'
import { EmailPreview } from './EmailPreview.tsx'
import { EmailProblems } from './EmailProblems.tsx'
import styles from './EmailWorkbench.module.css'
import { FileFix, relinkFile } from './FileFix.tsx'
import { MjmlCode, type MjmlCodeHandle } from './MjmlCode.tsx'
import { SendTest } from './SendTest.tsx'
import { Starters } from './Starters.tsx'
import { useCodeWords } from './useCodeWords.ts'
import { usePreview } from './usePreview.ts'
import { VariantBar } from './VariantBar.tsx'
import { VariantResults } from './VariantResults.tsx'

export interface EmailWorkbenchProps {
  node: NodeOf<'email'>
  /** Path of the field to begin at: `variants.1.content.subject`. */
  field: string | null
  isReadOnly: boolean
  /** Whether people may have got it, so that there is something to count. */
  wasPublished: boolean
  onClose: () => void
}

/** Where an email is written: who it is from, what it says, and beside it what a person would get. */
export function EmailWorkbench({ node, field, isReadOnly, wasPublished, onClose }: EmailWorkbenchProps) {
  const { t } = useTranslation('editor')
  const editor = useEditor()
  const words = useKindWords()
  const { variants } = node.config
  const [chosen, setChosen] = useState(() => Number(field?.split('.')[1] ?? 0))
  const [person, setPerson] = useState<{ id: number; name: string } | null>(null)
  const [fromScratch, setFromScratch] = useState(false)
  const [begun, setBegun] = useState(0)
  const [pane, setPane] = useState<'write' | 'preview'>('write')
  const narrow = useMedia('(max-width: 900px)')
  const code = useRef<MjmlCodeHandle>(null)
  const index = Math.min(Math.max(0, chosen), variants.length - 1)
  const variant = variants[index] as Variant
  const preview = usePreview(variant.content, person?.id ?? null)
  const problems = useProblems().byNode.get(node.id) ?? []
  const codeWords = useCodeWords()

  // What was pressed to begin is gone; one goes on in the code.
  useEffect(() => {
    if (begun > 0) code.current?.focus()
  }, [begun])

  const setAll = (next: Variant[]) => setField(editor, node.id, 'variants', next)
  const set = (key: keyof EmailContent, value: string) =>
    setField(editor, node.id, `variants.${index}.content.${key}`, value, true)
  const issueAt = (key: keyof EmailContent | 'weights') => {
    const path = key === 'weights' ? 'variants' : `variants.${index}.content.${key}`
    const issue = problems.find((one) => one.field === path && one.params?.line === undefined)
    return issue && problemText(issue, words.language, editor.graph, words.nameOf)
  }
  const remarks = (preview.data?.issues ?? []).map((issue) => ({
    issue,
    line: typeof issue.params?.line === 'number' ? issue.params.line : undefined,
    message: problemText(issue, words.language, editor.graph, words.nameOf),
  }))

  // Undo is the program's own, also inside text fields: one history for everything.
  function onKeyDown(event: KeyboardEvent) {
    const command = findCommand(event, 'page')?.id
    // In the code Escape lets Tab leave; menus keep their own Escape to themselves.
    if (event.key === 'Escape' && !(event.target as HTMLElement).closest('.cm-editor')) {
      onClose()
      return
    }
    if (command === 'undo') editor.undo()
    else if (command === 'redo') editor.redo()
    else if (command !== 'save') return
    event.preventDefault()
    event.stopPropagation()
  }

  const writing = (
    <div className={styles.write}>
      <EmailFields
        content={variant.content}
        issueAt={issueAt}
        isReadOnly={isReadOnly}
        focus={field?.split('.').at(-1) ?? 'subject'}
        onChange={set}
      />
      {variant.content.mjml.trim() === '' && !fromScratch && !isReadOnly ? (
        <Starters
          content={variant.content}
          onChoose={(content) => {
            setField(editor, node.id, `variants.${index}.content`, content)
            setBegun((times) => times + 1)
          }}
          onEmpty={() => {
            setFromScratch(true)
            setBegun((times) => times + 1)
          }}
        />
      ) : (
        <>
          <CodeToolbar code={code} isReadOnly={isReadOnly} />
          <MjmlCode
            key={variant.id}
            ref={code}
            value={variant.content.mjml}
            label={t('email.code')}
            describedBy="mjml-leave"
            issues={remarks.filter(({ issue }) => !issue.field || issue.field.endsWith('mjml')).map(codeIssue)}
            phrases={codeWords}
            readOnly={isReadOnly}
            onUndo={() => editor.undo()}
            onRedo={() => editor.redo()}
            onChange={(mjml) => set('mjml', mjml)}
          />
          <p id="mjml-leave" className={styles.note}>
            {t('email.leave')}
          </p>
          <EmailProblems
            remarks={remarks}
            onGo={(line) => code.current?.goTo(line)}
            fixOf={({ issue }) =>
              issue.code === 'email.unknownFile' && !isReadOnly ? (
                <FileFix
                  onChoose={(id) => set('mjml', relinkFile(variant.content.mjml, Number(issue.params?.id), id))}
                />
              ) : null
            }
          />
        </>
      )}
    </div>
  )
  const looking = (
    <EmailPreview
      preview={preview}
      person={person}
      onPerson={setPerson}
      results={wasPublished ? <VariantResults nodeId={node.id} variants={variants} /> : null}
    />
  )

  return (
    <ModalOverlay isOpen isKeyboardDismissDisabled onOpenChange={(open) => !open && onClose()} className={styles.scrim}>
      <Modal className={styles.modal}>
        <AriaDialog className={styles.dialog}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: hears what bubbles up from the fields */}
          <div className={styles.inner} onKeyDown={onKeyDown}>
            <header className={styles.head}>
              <div className={styles.titles}>
                <Heading slot="title" level={2} className={styles.title}>
                  {words.name(node)}
                </Heading>
                <SaveWords />
              </div>
              {!isReadOnly && <SendTest content={variant.content} person={person} />}
              <Button variant="primary" onPress={onClose}>
                {t('email.done')}
              </Button>
              <IconButton label={t('email.close')} icon={<X size={20} aria-hidden="true" />} onPress={onClose} />
            </header>
            <VariantBar
              variants={variants}
              chosen={index}
              onChoose={setChosen}
              isReadOnly={isReadOnly}
              problem={issueAt('weights')}
              onChange={setAll}
            />
            {narrow ? (
              <Tabs
                label={t('email.panes')}
                className={styles.tabs}
                panelClassName={styles.tabPanel}
                selected={pane}
                onSelect={setPane}
                tabs={[
                  { id: 'write', label: t('email.writeTab'), content: writing },
                  { id: 'preview', label: t('email.previewTab'), content: looking },
                ]}
              />
            ) : (
              <div className={styles.columns}>
                {writing}
                {looking}
              </div>
            )}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

const severities = { blocker: 'error', warning: 'warning', tip: 'info' } as const

function codeIssue({
  issue,
  line,
  message,
}: {
  issue: { severity: keyof typeof severities }
  line: number | undefined
  message: string
}) {
  return { line, message, severity: severities[issue.severity] }
}
