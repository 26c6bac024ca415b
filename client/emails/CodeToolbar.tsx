import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Braces, FileDown, Upload } from 'lucide-react'
import { type RefObject, useRef } from 'react'
import { MenuTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { api } from '#client/api.ts'
import { useCatalog } from '#client/editor/catalog.ts'
import { uploadFile } from '#client/inspector/uploadFile.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Button } from '#client/ui/Button.tsx'
import { Menu, MenuItem, MenuSeparator } from '#client/ui/Menu.tsx'
import styles from './EmailWorkbench.module.css'
import { MergeFieldMenu } from './MergeFieldMenu.tsx'
import type { MjmlCodeHandle } from './MjmlCode.tsx'

/** What can be put into the body without typing it. */
export function CodeToolbar({ code, isReadOnly }: { code: RefObject<MjmlCodeHandle | null>; isReadOnly: boolean }) {
  const { t } = useTranslation('editor')
  const { id: workspaceId } = useWorkspace()
  const { files } = useCatalog()
  const queries = useQueryClient()
  const chooser = useRef<HTMLInputElement>(null)
  const upload = useMutation({
    mutationFn: async (file: File) => ({
      id: await uploadFile(workspaceId, file),
      name: file.name.replace(/\.[^.]+$/, ''),
    }),
    async onSuccess({ id, name }) {
      await queries.invalidateQueries({ queryKey: api.files.list.queryKey({ workspaceId }) })
      link(id, name)
    },
  })
  function link(id: number, name: string) {
    code.current?.insertLink(`file:${id}`, name)
  }
  const live = files.filter(({ archivedAt }) => archivedAt === null)
  return (
    <div className={styles.codeBar}>
      <span className={styles.codeTitle}>{t('email.body')}</span>
      {!isReadOnly && (
        <>
          <MergeFieldMenu
            worded
            label={t('merge.insert')}
            icon={<Braces size={16} aria-hidden="true" />}
            onInsert={(text) => code.current?.insert(text)}
          />
          <MenuTrigger>
            <Button
              size="small"
              variant="quiet"
              isPending={upload.isPending}
              icon={<FileDown size={16} aria-hidden="true" />}
            >
              {t('fileLink.insert')}
            </Button>
            <Menu
              label={t('fileLink.insert')}
              onAction={(key) => {
                if (key === 'upload') chooser.current?.click()
                else {
                  const file = live.find(({ id }) => id === Number(key))
                  if (file) setTimeout(() => link(file.id, file.name), 0)
                }
              }}
            >
              {live.map(({ id, name, fileName }) => (
                <MenuItem key={id} id={String(id)} description={fileName === name ? undefined : fileName}>
                  {name}
                </MenuItem>
              ))}
              {live.length > 0 && <MenuSeparator />}
              <MenuItem id="upload" icon={<Upload size={16} aria-hidden="true" />}>
                {t('file.upload')}
              </MenuItem>
            </Menu>
          </MenuTrigger>
          <input
            ref={chooser}
            type="file"
            hidden
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              if (file) upload.mutate(file)
              event.currentTarget.value = ''
            }}
          />
        </>
      )}
      {upload.error && <span className={styles.wrong}>{upload.error.message}</span>}
    </div>
  )
}
