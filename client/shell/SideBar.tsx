import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { useState } from 'react'
import { Focusable, TooltipTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { useFormat } from '#client/i18n/useFormat.ts'
import { join } from '#client/ui/join.ts'
import { Tooltip } from '#client/ui/Tooltip.tsx'
import { useMedia } from '#client/ui/useMedia.ts'
import styles from './Frame.module.css'
import { isUnder, type Place, places } from './places.ts'
import { useNewLeads } from './useNewLeads.ts'
import { WorkspaceSwitcher } from './WorkspaceSwitcher.tsx'
import { useWorkspace } from './workspace.ts'

const key = 'polku.navigation'

/** The navigation at the left: words, or icons alone when narrow. The choice is remembered; a page that needs the
 *  room, such as the canvas, makes it narrow for itself. */
export function SideBar({ narrow: pageWantsRoom }: { narrow: boolean }) {
  const { t } = useTranslation('shell')
  const [collapsed, setCollapsed] = useState(() => localStorage.getItem(key) === 'narrow')
  const [widened, setWidened] = useState(false)
  const isSmall = useMedia('(max-width: 1023px)')
  const narrow = isSmall || (pageWantsRoom ? !widened : collapsed)

  function toggle() {
    if (pageWantsRoom) return setWidened(narrow)
    setCollapsed(!narrow)
    localStorage.setItem(key, narrow ? 'wide' : 'narrow')
  }

  return (
    <nav className={join(styles.side, narrow && styles.narrow)} aria-label={t('nav.label')}>
      <WorkspaceSwitcher narrow={narrow} />
      <div className={styles.items}>
        {places.map((place, index) => (
          <PlaceLink key={place.id} place={place} narrow={narrow} gap={index === 3} push={place.id === 'settings'} />
        ))}
        {!isSmall && (
          <button type="button" className={styles.item} onClick={toggle} aria-expanded={!narrow}>
            {narrow ? <PanelLeftOpen size={20} aria-hidden="true" /> : <PanelLeftClose size={20} aria-hidden="true" />}
            <span className={narrow ? 'visually-hidden' : styles.itemLabel}>
              {t(narrow ? 'nav.expand' : 'nav.collapse')}
            </span>
          </button>
        )}
      </div>
    </nav>
  )
}

function PlaceLink({ place, narrow, gap, push }: { place: Place; narrow: boolean; gap: boolean; push: boolean }) {
  const { t } = useTranslation('shell')
  const { pathname } = useLocation()
  const { id } = useWorkspace()
  const format = useFormat()
  const newLeads = useNewLeads()
  const Icon = place.icon
  const count = place.id === 'leads' ? newLeads : 0
  const label = t(`nav.${place.id}`)
  const link = (
    <Link
      to={`/w/${id}/${place.id}`}
      className={styles.item}
      aria-current={isUnder(place.id, pathname, id) ? 'page' : undefined}
      aria-label={narrow ? label : undefined}
      draggable={false}
    >
      <Icon size={20} aria-hidden="true" />
      {!narrow && <span className={styles.itemLabel}>{label}</span>}
      {count > 0 && (
        <span className={narrow ? styles.dot : styles.count}>
          {!narrow && <span aria-hidden="true">{format.number(count)}</span>}
          <span className="visually-hidden">{t('nav.newLeads', { count })}</span>
        </span>
      )}
    </Link>
  )
  return (
    <>
      {gap && <div className={styles.gap} />}
      {push && <div className={styles.push} />}
      {narrow ? (
        <TooltipTrigger delay={300} closeDelay={0}>
          <Focusable>{link}</Focusable>
          <Tooltip placement="right">{label}</Tooltip>
        </TooltipTrigger>
      ) : (
        link
      )}
    </>
  )
}
