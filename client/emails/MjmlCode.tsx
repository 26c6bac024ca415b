import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, indentWithTab } from '@codemirror/commands'
import { xml } from '@codemirror/lang-xml'
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { type RefObject, useEffect, useImperativeHandle, useRef } from 'react'
import styles from './MjmlCode.module.css'
import { mjmlElements } from './mjmlLanguage.ts'
import { smallestChange } from './smallestChange.ts'

export interface CodeIssue {
  /** From 1; without it the remark stands at the first line. */
  readonly line: number | undefined
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
}

export interface MjmlCodeHandle {
  /** Puts text in place of the selection and takes the focus. */
  insert(text: string): void
  /** Puts a link in place of the selection, whose text it keeps; inside an href="…" the address alone. */
  insertLink(address: string, words: string): void
  goTo(line: number): void
  focus(): void
}

export interface MjmlCodeProps {
  value: string
  onChange: (value: string) => void
  /** What it is, read aloud; and how to leave it with the keyboard. */
  label: string
  describedBy: string
  issues: readonly CodeIssue[]
  /** CodeMirror's own words, by their English. */
  phrases: Readonly<Record<string, string>>
  onUndo: () => void
  onRedo: () => void
  readOnly: boolean
  ref?: RefObject<MjmlCodeHandle | null>
}

const look = HighlightStyle.define([
  { tag: tags.tagName, color: 'var(--family-send)' },
  { tag: tags.attributeName, color: 'var(--family-decide)' },
  { tag: tags.attributeValue, color: 'var(--family-entry)' },
  { tag: tags.comment, color: 'var(--color-text-3)', fontStyle: 'italic' },
  { tag: [tags.angleBracket, tags.processingInstruction], color: 'var(--color-text-3)' },
])

/** MJML as code. Undo is the editor's own, so that the text shares one history with everything else. Tab indents; Escape
 *  and then Tab leaves. */
export function MjmlCode(props: MjmlCodeProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef(props)
  latest.current = props
  const settings = useRef(new Compartment())

  useImperativeHandle(props.ref, () => ({
    insert(text) {
      const editor = view.current
      if (!editor) return
      editor.dispatch(editor.state.replaceSelection(text), { scrollIntoView: true, userEvent: 'input' })
      editor.focus()
    },
    insertLink(address, words) {
      const editor = view.current
      if (!editor) return
      const { from, to } = editor.state.selection.main
      const before = editor.state.doc.lineAt(from)
      const inside = /href\s*=\s*"[^"]*$/.test(before.text.slice(0, from - before.from))
      const chosen = editor.state.sliceDoc(from, to)
      const text = inside ? address : `<a href="${address}">${chosen || escaped(words)}</a>`
      editor.dispatch(editor.state.replaceSelection(text), { scrollIntoView: true, userEvent: 'input' })
      editor.focus()
    },
    goTo(line) {
      const editor = view.current
      if (!editor) return
      const at = editor.state.doc.line(Math.max(1, Math.min(line, editor.state.doc.lines)))
      editor.dispatch({ selection: { anchor: at.from }, effects: EditorView.scrollIntoView(at.from, { y: 'center' }) })
      editor.focus()
    },
    focus: () => view.current?.focus(),
  }))

  useEffect(() => {
    const parent = host.current
    if (!parent) return
    const changes = EditorView.updateListener.of((update) => {
      if (update.docChanged) {
        const text = update.state.doc.toString()
        if (text !== latest.current.value) latest.current.onChange(text)
      }
    })
    const undo = () => {
      latest.current.onUndo()
      return true
    }
    const redo = () => {
      latest.current.onRedo()
      return true
    }
    const history = keymap.of([
      { key: 'Mod-z', run: undo, preventDefault: true },
      { key: 'Mod-Shift-z', run: redo, preventDefault: true },
      { key: 'Mod-y', run: redo, preventDefault: true },
    ])
    const editor = new EditorView({
      parent,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          history,
          lineNumbers(),
          lintGutter(),
          drawSelection(),
          highlightActiveLine(),
          indentOnInput(),
          bracketMatching(),
          closeBrackets(),
          autocompletion(),
          indentUnit.of('  '),
          xml({ elements: mjmlElements, autoCloseTags: true }),
          syntaxHighlighting(look),
          EditorView.lineWrapping,
          keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...defaultKeymap, indentWithTab]),
          changes,
          settings.current.of(settingsOf(latest.current)),
        ],
      }),
    })
    view.current = editor
    return () => {
      view.current = null
      editor.destroy()
    }
  }, [])

  // What changed from outside (undo, another variant) is written into the text as the smallest change that gets there.
  useEffect(() => {
    const editor = view.current
    if (!editor) return
    const change = smallestChange(editor.state.doc.toString(), props.value)
    if (change) editor.dispatch({ changes: change })
  }, [props.value])

  const { label, describedBy, phrases, readOnly, issues } = props
  useEffect(() => {
    view.current?.dispatch({
      effects: settings.current.reconfigure(settingsOf({ label, describedBy, phrases, readOnly })),
    })
  }, [label, describedBy, phrases, readOnly])

  useEffect(() => {
    const editor = view.current
    if (!editor) return
    editor.dispatch(
      setDiagnostics(
        editor.state,
        issues.map((issue) => diagnosticOf(issue, editor.state)),
      ),
    )
  }, [issues])

  return <div ref={host} className={styles.code} />
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function settingsOf(props: Pick<MjmlCodeProps, 'label' | 'describedBy' | 'phrases' | 'readOnly'>): Extension {
  return [
    // It takes the focus anyway; a tabindex says so to programs that check.
    EditorView.contentAttributes.of({
      'aria-label': props.label,
      'aria-describedby': props.describedBy,
      tabindex: '0',
    }),
    EditorState.phrases.of(props.phrases as Record<string, string>),
    EditorState.readOnly.of(props.readOnly),
  ]
}

function diagnosticOf(issue: CodeIssue, state: EditorState): Diagnostic {
  const line = state.doc.line(Math.max(1, Math.min(issue.line ?? 1, state.doc.lines)))
  const indent = line.text.length - line.text.trimStart().length
  return {
    from: issue.line ? line.from + indent : line.from,
    to: issue.line ? line.to : line.from,
    severity: issue.severity,
    message: issue.message,
  }
}
