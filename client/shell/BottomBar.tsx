import { Ellipsis, Search } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { useFormat } from '#client/i18n/useFormat.ts'
import { paletteState } from '#client/palette/paletteState.ts'
import { Drawer } from '#client/ui/Drawer.tsx'
import styles from './Frame.module.css'
import { isUnder, places } from './places.ts'
import { useNewLeads } from './useNewLeads.ts'
import { useWorkspace } from './workspace.ts'

/** The navigation of a phone: the three main pages under the thumb, the others behind “More”. */
export function BottomBar() {
  const { t } = useTranslation('shell')
  const { pathname } = useLocation()
  const { id } = useWorkspace()
  const format = useFormat()
  const newLeads = useNewLeads()
  const [isOpen, setOpen] = useState(false)
  const more = places.slice(3)
  return (
    <nav className={styles.bottom} aria-label={t('nav.label')}>
      {places.slice(0, 3).map(({ id: place, icon: Icon }) => (
        <Link
          key={place}
          to={`/w/${id}/${place}`}
          className={styles.tab}
          aria-current={isUnder(place, pathname, id) ? 'page' : undefined}
        >
          <Icon size={20} aria-hidden="true" />
          {t(`nav.${place}`)}
          {place === 'leads' && newLeads > 0 && (
            <span className={styles.count}>
              <span aria-hidden="true">{format.number(newLeads)}</span>
              <span className="visually-hidden">{t('nav.newLeads', { count: newLeads })}</span>
            </span>
          )}
        </Link>
      ))}
      <button type="button" className={styles.tab} onClick={() => paletteState.set({ shown: 'palette' })}>
        <Search size={20} aria-hidden="true" />
        {t('nav.search')}
      </button>
      <button
        type="button"
        className={styles.tab}
        onClick={() => setOpen(true)}
        aria-current={more.some((place) => isUnder(place.id, pathname, id)) ? 'page' : undefined}
      >
        <Ellipsis size={20} aria-hidden="true" />
        {t('nav.more')}
      </button>
      <Drawer title={t('nav.more')} side="left" isOpen={isOpen} onOpenChange={setOpen}>
        <div className={styles.sheet}>
          {more.map(({ id: place, icon: Icon }) => (
            <Link
              key={place}
              to={`/w/${id}/${place}`}
              className={styles.item}
              aria-current={isUnder(place, pathname, id) ? 'page' : undefined}
              onClick={() => setOpen(false)}
            >
              <Icon size={20} aria-hidden="true" />
              <span className={styles.itemLabel}>{t(`nav.${place}`)}</span>
            </Link>
          ))}
        </div>
      </Drawer>
    </nav>
  )
}
