import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Upload } from 'lucide-react'
import { FileTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { api } from '#client/api.ts'
import { useCatalog } from '#client/editor/catalog.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Button } from '#client/ui/Button.tsx'
import { ComboBox } from '#client/ui/ComboBox.tsx'
import styles from '../Inspector.module.css'
import { uploadFile } from '../uploadFile.ts'
import type { PickerProps } from './ListPicker.tsx'

/** One of the workspace's files, or a new one sent up on the spot. */
export function FilePicker({ label, help, value, path, error, isReadOnly, onChange }: PickerProps) {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const { id: workspaceId } = useWorkspace()
  const { files } = useCatalog()
  const queries = useQueryClient()
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile(workspaceId, file),
    async onSuccess(id) {
      await queries.invalidateQueries({ queryKey: api.files.list.queryKey({ workspaceId }) })
      onChange(id)
    },
  })
  const options = files
    .filter(({ id, archivedAt }) => archivedAt === null || id === value)
    .map(({ id, name, bytes, fileName }) => ({
      id,
      label: name,
      description: [fileName === name ? '' : fileName, format.bytes(bytes)].filter(Boolean).join(' · '),
    }))
  return (
    <div className={styles.stack} data-field={path}>
      <ComboBox
        opensOn="input"
        label={label}
        help={help}
        options={options}
        value={value}
        error={upload.error ? upload.error.message : error}
        isDisabled={isReadOnly}
        placeholder={t('file.choose')}
        onChange={onChange}
      />
      {!isReadOnly && (
        <FileTrigger
          onSelect={(chosen) => {
            const file = chosen?.[0]
            if (file) upload.mutate(file)
          }}
        >
          <Button
            variant="quiet"
            size="small"
            className={styles.inline}
            isPending={upload.isPending}
            icon={<Upload size={16} aria-hidden="true" />}
          >
            {upload.isPending ? t('file.uploading') : t('file.upload')}
          </Button>
        </FileTrigger>
      )}
    </div>
  )
}
