import { useState } from 'react'
import { client, type Inputs, type Outputs, refusalMessage } from '#client/api.ts'
import { useCatalogOf } from '#client/editor/catalog.ts'
import { type MappingChoice, type MappingRow, rowsOf } from '#client/editor/mapping.ts'

export type FileChoices = NonNullable<Inputs['programFiles']['create']['choices']>

export interface ChosenFile {
  readonly text: string
  readonly view: Outputs['programFiles']['look']
}

/** A program file that somebody chose, and what stands here for whatever it names. */
export function useProgramFile(workspaceId: number) {
  const catalog = useCatalogOf(workspaceId)
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [chosen, setChosen] = useState<Readonly<Record<string, MappingChoice>>>({})
  const [error, setError] = useState<string | null>(null)

  async function open(from: File) {
    setError(null)
    try {
      const text = await from.text()
      setFile({ text, view: await client.programFiles.look.mutate({ workspaceId, text }) })
    } catch (cause) {
      setError(refusalMessage(cause))
    }
  }

  const things = (file?.view.things ?? []).map(({ kind, name }) => ({ kind, id: name, name, nodeIds: [] }))
  const found = new Map((file?.view.things ?? []).map(({ kind, name, id }) => [`${kind} ${name}`, id]))
  const rows = rowsOf(things, false, catalog).map((row): MappingRow => {
    const id = found.get(row.key)
    return { ...row, suggested: id ? `use ${id}` : row.kind === 'list' ? 'create' : 'open' }
  })
  const choiceOf = (row: MappingRow): MappingChoice => chosen[row.key] ?? row.suggested
  const choices = rows.flatMap((row): FileChoices => {
    const choice = choiceOf(row)
    if (row.kind === 'field') return []
    const said = choice.startsWith('use ')
      ? { use: choice.slice('use '.length) }
      : choice === 'create'
        ? choice
        : 'open'
    return [{ kind: row.kind, name: row.id, choice: said }]
  })
  return {
    file,
    open,
    error,
    setError,
    rows,
    choiceOf,
    choose: (row: MappingRow, choice: MappingChoice) => setChosen({ ...chosen, [row.key]: choice }),
    choices,
    left: rows.filter((row) => choiceOf(row) === 'open').length,
  }
}

export type OpenFile = ReturnType<typeof useProgramFile>
