import { useTranslation } from 'react-i18next'
import { MappingList } from '#client/editor/MappingList.tsx'
import { Banner } from '#client/ui/Banner.tsx'
import { DropFile } from '#client/ui/DropFile.tsx'
import styles from './ProgramFiles.module.css'
import type { OpenFile } from './useProgramFile.ts'

/** Takes a program file, and then asks what stands for whatever it names. */
export function FileContents({ open }: { open: OpenFile }) {
  const { t } = useTranslation('programFiles')
  const { file, rows, left } = open
  return (
    <div className={styles.stack}>
      {open.error && <Banner tone="error">{open.error}</Banner>}
      {!file && (
        <DropFile
          title={t('drop.title')}
          titleOver={t('drop.over')}
          about={t('drop.about')}
          choose={t('drop.choose')}
          accept={['.yaml', '.yml']}
          onFile={(chosen) => void open.open(chosen)}
        />
      )}
      {file && (
        <p>
          {t('holds', {
            name: file.view.name,
            steps: t('steps', { count: file.view.steps }),
            emails: t('emails', { count: file.view.emails }),
          })}
        </p>
      )}
      {file && rows.length > 0 && (
        <section className={styles.stack}>
          <h3 className={styles.title}>{t('named.title')}</h3>
          <p className={styles.about}>{t('named.about')}</p>
          <MappingList rows={rows} choiceOf={open.choiceOf} onChoose={open.choose} />
          {left > 0 && <Banner tone="warn">{t('named.left', { count: left })}</Banner>}
        </section>
      )}
    </div>
  )
}
