import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { MenuTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { api } from '#client/api.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { Button } from '#client/ui/Button.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { Menu, MenuItem } from '#client/ui/Menu.tsx'
import { mergeTag } from './mergeTag.ts'

export interface MergeFieldMenuProps {
  label: string
  icon: ReactNode
  /** Shows the label beside the icon. */
  worded?: boolean
  /** Gets `{{ prospect.firstName | default: 'there' }}`. */
  onInsert: (text: string) => void
}

/** Fields of the person, by name: nobody has to type braces. */
export function MergeFieldMenu({ label, icon, worded, onInsert }: MergeFieldMenuProps) {
  const { t } = useTranslation('editor')
  const { id: workspaceId } = useWorkspace()
  const fields = useQuery({ ...api.emails.mergeFields.queryOptions({ workspaceId }), staleTime: 300_000 }).data ?? []
  return (
    <MenuTrigger>
      {worded ? (
        <Button size="small" variant="quiet" icon={icon}>
          {label}
        </Button>
      ) : (
        <IconButton size="small" label={label} icon={icon} />
      )}
      <Menu
        label={t('merge.title')}
        onAction={(key) => {
          const field = fields.find(({ tag }) => tag === key)
          // The menu gives the focus back when it closes; the text comes after that.
          if (field) setTimeout(() => onInsert(mergeTag(field)), 0)
        }}
      >
        {fields.map(({ tag, label: name, fallback }) => (
          <MenuItem key={tag} id={tag} description={fallback ? t('merge.fallback', { fallback }) : undefined}>
            {name}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  )
}
