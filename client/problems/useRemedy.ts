import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvas } from '#client/canvas/CanvasContext.ts'
import { useKindWords } from '#client/editor/catalog.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import type { Issue } from '#engine/nodes/issue.ts'
import { type Remedy, remedyFor } from './remedies.ts'
import { useKnown } from './useKnown.ts'

/** What puts a problem right at one press, for who may change the drawing. */
export function useRemedy(): (issue: Issue) => Remedy | null {
  const { t } = useTranslation('problems')
  const editor = useEditor()
  const words = useKindWords()
  const known = useKnown()
  const { editable } = useCanvas()
  return useCallback(
    (issue) =>
      known && editable
        ? remedyFor(editor, issue, known, words, (key, params) => t(key as 'fix.restore', { name: '', ...params }))
        : null,
    [editor, known, words, editable, t],
  )
}
