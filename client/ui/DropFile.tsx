import { FileUp } from 'lucide-react'
import { DropZone, type FileDropItem, FileTrigger, Text } from 'react-aria-components'
import { Button } from './Button.tsx'
import styles from './DropFile.module.css'

interface DropFileProps {
  title: string
  /** While something hangs over it. */
  titleOver: string
  about: string
  choose: string
  /** Extensions or MIME types that the file dialog offers. */
  accept: readonly string[]
  onFile: (file: File) => void
}

/** Takes one file, dropped or chosen; pasting works too while it has the focus. */
export function DropFile({ title, titleOver, about, choose, accept, onFile }: DropFileProps) {
  return (
    <DropZone
      className={styles.zone}
      onDrop={async (event) => {
        const item = event.items.find((one): one is FileDropItem => one.kind === 'file')
        if (item) onFile(await item.getFile())
      }}
    >
      {({ isDropTarget }) => (
        <>
          <FileUp size={24} aria-hidden="true" />
          <Text slot="label" className={styles.title}>
            {isDropTarget ? titleOver : title}
          </Text>
          <p className={styles.about}>{about}</p>
          <FileTrigger
            acceptedFileTypes={accept}
            onSelect={(files) => {
              const file = files?.[0]
              if (file) onFile(file)
            }}
          >
            <Button variant="primary">{choose}</Button>
          </FileTrigger>
        </>
      )}
    </DropZone>
  )
}
