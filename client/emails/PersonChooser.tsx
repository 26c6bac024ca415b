import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#client/api.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { ComboBox } from '#client/ui/ComboBox.tsx'

export interface PreviewPerson {
  readonly id: number
  readonly name: string
}

/** Whose data fills the preview: a made-up person, or anyone of the workspace, found by name or address. */
export function PersonChooser(props: {
  person: PreviewPerson | null
  onChange: (person: PreviewPerson | null) => void
  /** Without one: whom a preview is shown as, the made-up person among them. */
  label?: string
}) {
  const { person, onChange } = props
  const { t } = useTranslation('editor')
  const { id: workspaceId } = useWorkspace()
  const [typed, setTyped] = useState('')
  const [wanted, setWanted] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setWanted(typed), 200)
    return () => clearTimeout(timer)
  }, [typed])
  const search = wanted.trim()
  const chosen = search === (person?.name ?? t('preview.sample'))
  const { data } = useQuery({
    ...api.prospects.list.queryOptions({
      workspaceId,
      ...(search && !chosen ? { search } : {}),
      sort: 'name',
      direction: 'ascending',
      limit: 20,
    }),
    placeholderData: keepPreviousData,
  })
  const people = (data?.rows ?? []).map(({ id, firstName, lastName, email, company }) => ({
    id,
    label: `${firstName} ${lastName}`.trim() || email,
    description: [company, email].filter(Boolean).join(' · '),
  }))
  const label = t('preview.sample')
  const asked = chosen || label.toLowerCase().includes(search.toLowerCase())
  const sample = asked && props.label === undefined ? [{ id: 0, label, description: t('preview.sampleAbout') }] : []
  const missing =
    chosen && person && !people.some(({ id }) => id === person.id) ? [{ id: person.id, label: person.name }] : []
  return (
    <ComboBox
      label={props.label ?? t('preview.as')}
      options={[...sample, ...missing, ...people]}
      value={person?.id ?? (props.label === undefined ? 0 : null)}
      onSearch={setTyped}
      onChange={(id) => {
        const found = people.find((one) => one.id === id)
        onChange(found ? { id: found.id, name: found.label } : null)
      }}
    />
  )
}
