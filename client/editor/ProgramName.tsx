import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, refusalMessage } from '#client/api.ts'
import styles from './Editor.module.css'
import { useEditor } from './EditorContext.ts'
import type { Program } from './EditorHeader.tsx'

/** The program's name; a press edits it in place. Enter keeps it, Escape leaves it. */
export function ProgramName({ program, canEdit }: { program: Program; canEdit: boolean }) {
  const { t } = useTranslation('editor')
  const { workspaceId, programId: id } = useEditor()
  const queries = useQueryClient()
  const [editing, setEditing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const done = useRef(false)
  const rename = useMutation(
    api.programs.rename.mutationOptions({
      onMutate: ({ name }) => {
        queries.setQueryData(api.programs.get.queryKey({ workspaceId, id }), (before) => before && { ...before, name })
      },
      onSettled: () => {
        void queries.invalidateQueries({ queryKey: api.programs.get.queryKey({ workspaceId, id }) })
        void queries.invalidateQueries({ queryKey: api.programs.list.queryKey({ workspaceId }) })
      },
    }),
  )
  useEffect(() => {
    document.title = `${program.name} · Polku`
  }, [program.name])

  function finish(value: string | null) {
    if (done.current) return
    done.current = true
    setEditing(false)
    const name = value?.trim()
    if (name && name !== program.name) rename.mutate({ workspaceId, id, name })
    requestAnimationFrame(() => button.current?.focus())
  }

  if (editing) {
    return (
      <input
        className={styles.nameField}
        aria-label={t('header.name')}
        defaultValue={program.name}
        maxLength={200}
        // biome-ignore lint/a11y/noAutofocus: asked for this very moment
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') finish(event.currentTarget.value)
          if (event.key === 'Escape') finish(null)
        }}
        onBlur={(event) => finish(event.currentTarget.value)}
      />
    )
  }
  return (
    <div className={styles.nameLine}>
      <h1 className={styles.name} tabIndex={-1} data-page-title>
        {program.name}
      </h1>
      {canEdit && (
        <button
          ref={button}
          type="button"
          className={styles.rename}
          aria-label={t('header.rename')}
          onClick={() => {
            done.current = false
            setEditing(true)
          }}
        >
          <Pencil size={14} aria-hidden="true" />
        </button>
      )}
      {rename.error && <span className={styles.error}>{refusalMessage(rename.error)}</span>}
    </div>
  )
}
