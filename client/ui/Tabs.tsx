import type { ReactNode } from 'react'
import { Tabs as AriaTabs, type Key, Tab, TabList, TabPanel } from 'react-aria-components'
import { join } from './join.ts'
import styles from './Tabs.module.css'

export interface TabsProps<Id extends string> {
  /** What the tabs choose between, read aloud. */
  label: string
  tabs: readonly { id: Id; label: ReactNode; content: ReactNode }[]
  selected?: Id
  onSelect?: (id: Id) => void
  className?: string
  panelClassName?: string
}

/** Views of one thing, one at a time. Arrow keys move between them. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect, className, panelClassName }: TabsProps<Id>) {
  return (
    <AriaTabs
      selectedKey={selected}
      onSelectionChange={onSelect && ((key: Key) => onSelect(key as Id))}
      className={join(styles.tabs, className)}
    >
      <TabList aria-label={label} className={styles.list}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={styles.tab}>
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={join(styles.panel, panelClassName)}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
