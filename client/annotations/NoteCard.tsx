import type { NodeProps } from '@xyflow/react'
import { useStore as useFlowStore } from '@xyflow/react'
import { CopyPlus, Trash2 } from 'lucide-react'
import { memo, type PointerEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvas } from '#client/canvas/CanvasContext.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import { join } from '#client/ui/join.ts'
import { noteSize } from '#engine/program/annotationEdits.ts'
import type { Note } from '#engine/program/annotations.ts'
import { grid } from '#engine/program/place.ts'
import type { NoteNode } from './canvasNodes.ts'
import styles from './Note.module.css'
import { NoteText } from './NoteText.tsx'
import { copyNote, deleteNote, resizeNote, setNoteText } from './noteActions.ts'

/** A note on the canvas: read in place, written in place. */
export const NoteCard = memo(function NoteCard({ data }: NodeProps<NoteNode>) {
  const { note } = data
  const { t } = useTranslation('layout')
  const editor = useEditor()
  const { editable } = useCanvas()
  const editing = useStore(editor.moment, (state) => state.editingNote === note.id)
  const [resized, setResized] = useState<{ width: number; height: number } | null>(null)
  const size = resized ?? note
  return (
    <div
      className={join(styles.note, editing && styles.editing)}
      style={{ width: size.width, height: size.height }}
      data-note={note.id}
    >
      {editing ? (
        <NoteField note={note} />
      ) : (
        <div className={styles.text}>
          {note.text.trim() ? <NoteText text={note.text} /> : <p className={styles.empty}>{t('note.empty')}</p>}
        </div>
      )}
      {editable && !editing && (
        <div className={join(styles.tools, 'nodrag', 'nopan')}>
          <button type="button" tabIndex={-1} title={t('note.duplicate')} onClick={() => copyNote(editor, note.id)}>
            <CopyPlus size={14} aria-label={t('note.duplicate')} />
          </button>
          <button type="button" tabIndex={-1} title={t('note.remove')} onClick={() => deleteNote(editor, note.id)}>
            <Trash2 size={14} aria-label={t('note.remove')} />
          </button>
        </div>
      )}
      {editable && <ResizeGrip note={note} onResize={setResized} />}
    </div>
  )
})

function NoteField({ note }: { note: Note }) {
  const { t } = useTranslation('layout')
  const editor = useEditor()
  const leave = (element: HTMLElement) => {
    const card = element.closest<HTMLElement>('.react-flow__node')
    editor.draft.seal()
    if (editor.moment.read().editingNote === note.id) editor.moment.set({ editingNote: null })
    return card
  }
  return (
    <textarea
      className={join(styles.field, 'nodrag', 'nopan', 'nowheel')}
      aria-label={t('note.text')}
      placeholder={t('note.hint')}
      value={note.text}
      maxLength={4000}
      // biome-ignore lint/a11y/noAutofocus: asked for this very moment
      autoFocus
      onChange={(event) => setNoteText(editor, note.id, event.target.value)}
      onBlur={(event) => leave(event.currentTarget)}
      onKeyDown={(event) => {
        event.stopPropagation()
        const done = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
        if (done && !event.nativeEvent.isComposing) leave(event.currentTarget)?.focus({ preventScroll: true })
      }}
    />
  )
}

/** Drags the lower right corner; keys do the same (noteKeys). */
function ResizeGrip({ note, onResize }: { note: Note; onResize: (size: NoteSize | null) => void }) {
  const { t } = useTranslation('layout')
  const editor = useEditor()
  const zoom = useFlowStore((state) => state.transform[2])
  const start = useRef<{ x: number; y: number } | null>(null)
  const sizeAt = ({ clientX, clientY }: PointerEvent): NoteSize => {
    const from = start.current ?? { x: clientX, y: clientY }
    const bounded = (value: number, { least, most }: { least: number; most: number }) =>
      Math.min(most, Math.max(least, Math.round(value / grid) * grid))
    return {
      width: bounded(note.width + (clientX - from.x) / zoom, noteSize.width),
      height: bounded(note.height + (clientY - from.y) / zoom, noteSize.height),
    }
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      className={join(styles.grip, 'nodrag', 'nopan')}
      aria-label={t('note.resize')}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        start.current = { x: event.clientX, y: event.clientY }
      }}
      onPointerMove={(event) => start.current && onResize(sizeAt(event))}
      onPointerUp={(event) => {
        if (start.current) resizeNote(editor, note.id, sizeAt(event))
        start.current = null
        onResize(null)
      }}
      onPointerCancel={() => {
        start.current = null
        onResize(null)
      }}
    />
  )
}

interface NoteSize {
  readonly width: number
  readonly height: number
}
