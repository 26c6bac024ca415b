import { FileDown } from 'lucide-react'
import { MenuTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useCatalog } from '#client/editor/catalog.ts'
import { Button } from '#client/ui/Button.tsx'
import { Menu, MenuItem } from '#client/ui/Menu.tsx'

/** Sets right every link to a file that is not there: one choice, all of them. */
export function FileFix({ onChoose }: { onChoose: (fileId: number) => void }) {
  const { t } = useTranslation('editor')
  const files = useCatalog().files.filter(({ archivedAt }) => archivedAt === null)
  if (files.length === 0) return null
  return (
    <MenuTrigger>
      <Button size="small" icon={<FileDown size={16} aria-hidden="true" />}>
        {t('fileLink.fix')}
      </Button>
      <Menu label={t('fileLink.fix')} onAction={(key) => onChoose(Number(key))}>
        {files.map(({ id, name, fileName }) => (
          <MenuItem key={id} id={String(id)} description={fileName === name ? undefined : fileName}>
            {name}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  )
}

/** Every `file:<from>` of the text as `file:<to>`; longer numbers that begin alike are left alone. */
export function relinkFile(mjml: string, from: number, to: number): string {
  return mjml.replace(new RegExp(`\\bfile:${from}(?!\\d)`, 'g'), `file:${to}`)
}
