import { CirclePause, CirclePlay, LogOut, User } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton, MenuTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { client } from '#client/api.ts'
import { currentLanguage, isLanguage, languageNames, speak } from '#client/i18n/language.ts'
import { signOut } from '#client/session/auth.ts'
import { useSession } from '#client/session/useSession.ts'
import button from '#client/ui/Button.module.css'
import { join } from '#client/ui/join.ts'
import { Menu, MenuItem, MenuSection, MenuSeparator } from '#client/ui/Menu.tsx'
import { languages } from '#engine/nodes/language.ts'
import styles from './Frame.module.css'
import { initials } from './initials.ts'
import { PauseSendingDialog, usePauseSending } from './PauseSending.tsx'
import { densities, themes, useDensity, useTheme } from './theme.ts'
import { useCan, useWorkspace } from './workspace.ts'

/** Language, appearance, the emergency brake of all sending, and the way out. */
export function UserMenu() {
  const { t } = useTranslation('shell')
  const navigate = useNavigate()
  const session = useSession()
  const workspace = useWorkspace()
  const theme = useTheme()
  const density = useDensity()
  const mayPause = useCan('marketer')
  const resume = usePauseSending()
  const [isPausing, setPausing] = useState(false)
  const name = session.data?.user?.name ?? ''

  async function chooseLanguage(language: unknown) {
    if (!isLanguage(language)) return
    await speak(language)
    await client.session.setLanguage.mutate({ language })
    await session.refetch()
  }

  return (
    <>
      <MenuTrigger>
        <AriaButton className={join(button.button, button.icon, button.quiet)} aria-label={t('user.menu', { name })}>
          <span className={styles.avatar} aria-hidden="true">
            {initials(name)}
          </span>
        </AriaButton>
        <Menu label={t('user.menu', { name })}>
          <MenuItem
            icon={<User size={16} aria-hidden="true" />}
            href={`/w/${workspace.id}/settings/profile`}
            description={session.data?.user?.email}
          >
            {name || t('user.profile')}
          </MenuItem>
          <MenuSection
            title={t('user.language')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[currentLanguage()]}
            onSelectionChange={(keys) => keys !== 'all' && void chooseLanguage([...keys][0])}
          >
            {languages.map((language) => (
              <MenuItem key={language} id={language}>
                {languageNames[language]}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection
            title={t('user.theme')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[theme.theme]}
            onSelectionChange={(keys) => {
              const chosen = keys !== 'all' && themes.find((one) => keys.has(one))
              if (chosen) theme.choose(chosen)
            }}
          >
            {themes.map((one) => (
              <MenuItem key={one} id={one}>
                {t(`user.theme.${one}`)}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection
            title={t('user.density')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[density.density]}
            onSelectionChange={(keys) => {
              const chosen = keys !== 'all' && densities.find((one) => keys.has(one))
              if (chosen) density.choose(chosen)
            }}
          >
            {densities.map((one) => (
              <MenuItem key={one} id={one}>
                {t(`user.density.${one}`)}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSeparator />
          {mayPause &&
            (workspace.sendingPausedAt ? (
              <MenuItem icon={<CirclePlay size={16} aria-hidden="true" />} onAction={() => resume.mutate(false)}>
                {t('sending.resume')}
              </MenuItem>
            ) : (
              <MenuItem icon={<CirclePause size={16} aria-hidden="true" />} danger onAction={() => setPausing(true)}>
                {t('sending.pause')}
              </MenuItem>
            ))}
          <MenuItem
            icon={<LogOut size={16} aria-hidden="true" />}
            onAction={async () => {
              await signOut()
              navigate('/sign-in')
            }}
          >
            {t('user.signOut')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      <PauseSendingDialog isOpen={isPausing} onOpenChange={setPausing} />
    </>
  )
}
