import { type ReactNode, useEffect } from 'react'
import { currentLanguage, languageNames, speak } from '#client/i18n/language.ts'
import { Logo } from '#client/shell/Logo.tsx'
import { Button } from '#client/ui/Button.tsx'
import { languages } from '#engine/nodes/language.ts'
import styles from './Entrance.module.css'

/** The frame of what one sees before being inside: sign in, set up, accept an invitation. */
export function Entrance({ title, about, children }: { title: string; about?: ReactNode; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Polku`
  }, [title])
  return (
    <main className={styles.entrance}>
      <div className={styles.brand}>
        <Logo size={32} />
        Polku
      </div>
      <section className={styles.card}>
        <div>
          <h1 className={styles.title} tabIndex={-1} data-page-title>
            {title}
          </h1>
          {about && <p className={styles.about}>{about}</p>}
        </div>
        {children}
      </section>
      <div className={styles.languages}>
        {languages.map((language) => (
          <Button
            key={language}
            variant="quiet"
            size="small"
            aria-pressed={language === currentLanguage()}
            isDisabled={language === currentLanguage()}
            onPress={() => speak(language)}
          >
            <span lang={language}>{languageNames[language]}</span>
          </Button>
        ))}
      </div>
    </main>
  )
}
