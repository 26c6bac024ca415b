import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client, type Inputs, queryClient, refusalMessage } from '#client/api.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Select } from '#client/ui/Select.tsx'
import styles from './Imports.module.css'
import { draftKey, type ImportDraft } from './importDraft.ts'

type Reading = Pick<Inputs['imports']['preview'], 'encoding' | 'separator'>

const encodings = [
  { id: 'utf-8', label: 'UTF-8' },
  { id: 'windows-1252', label: 'Windows-1252' },
  { id: 'utf-16le', label: 'UTF-16 LE' },
  { id: 'utf-16be', label: 'UTF-16 BE' },
] as const

/** How the file is read, as it was recognised, with the way to correct it. */
export function ReadingControls({ draft }: { draft: ImportDraft }) {
  const { t } = useTranslation('imports')
  const { id: workspaceId } = useWorkspace()
  const read = useMutation({
    mutationFn: (reading: Reading) => client.imports.preview.mutate({ workspaceId, id: draft.id, ...reading }),
    onSuccess: (next) => queryClient.setQueryData(draftKey(workspaceId, draft.id), next),
  })
  return (
    <div className={styles.reading}>
      <Select
        label={t('encoding')}
        hideLabel
        size="small"
        isDisabled={read.isPending}
        value={draft.encoding}
        onChange={(encoding) => read.mutate({ encoding, separator: draft.separator })}
        options={encodings}
      />
      <Select
        label={t('separator')}
        hideLabel
        size="small"
        isDisabled={read.isPending}
        value={draft.separator}
        onChange={(separator) => read.mutate({ encoding: draft.encoding, separator })}
        options={[
          { id: ';', label: t('separator.semicolon') },
          { id: ',', label: t('separator.comma') },
          { id: '\t', label: t('separator.tab') },
          { id: '|', label: t('separator.bar') },
        ]}
      />
      {read.error && <Banner tone="error">{refusalMessage(read.error)}</Banner>}
    </div>
  )
}
