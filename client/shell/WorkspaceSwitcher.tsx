import { ChevronsUpDown, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton, MenuTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useSession } from '#client/session/useSession.ts'
import { Menu, MenuItem, MenuSection } from '#client/ui/Menu.tsx'
import styles from './Frame.module.css'
import { Logo } from './Logo.tsx'
import { NewWorkspaceDialog } from './NewWorkspaceDialog.tsx'
import { useWorkspace } from './workspace.ts'

/** Which workspace this is, and the way to the others. */
export function WorkspaceSwitcher({ narrow = false }: { narrow?: boolean }) {
  const { t } = useTranslation('shell')
  const workspace = useWorkspace()
  const session = useSession()
  const [isMaking, setMaking] = useState(false)
  return (
    <>
      <MenuTrigger>
        <AriaButton className={styles.workspace} aria-label={t('workspace.switch', { name: workspace.name })}>
          <Logo size={24} />
          {!narrow && (
            <>
              <span className={styles.workspaceName}>{workspace.name}</span>
              <ChevronsUpDown size={16} aria-hidden="true" />
            </>
          )}
        </AriaButton>
        <Menu label={t('workspace.menu')} placement="bottom start">
          <MenuSection title={t('workspace.menu')} selectionMode="single" selectedKeys={[workspace.id]}>
            {(session.data?.workspaces ?? []).map((one) => (
              <MenuItem
                key={one.id}
                id={one.id}
                href={`/w/${one.id}`}
                description={one.sandbox ? t('workspace.sandbox') : undefined}
              >
                {one.name}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuItem icon={<Plus size={16} aria-hidden="true" />} onAction={() => setMaking(true)}>
            {t('workspace.new')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      <NewWorkspaceDialog isOpen={isMaking} onOpenChange={setMaking} />
    </>
  )
}
