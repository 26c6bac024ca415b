import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCatalog } from '#client/editor/catalog.ts'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { NumberField } from '#client/ui/NumberField.tsx'
import { Select } from '#client/ui/Select.tsx'
import { TextField } from '#client/ui/TextField.tsx'
import { compileProgram } from '#engine/simulate/compileProgram.ts'
import type { SimulatedPerson } from '#engine/simulate/scenario.ts'
import type { About } from './about.ts'
import { fieldsAsked } from './asked.ts'
import { Chosen } from './Chosen.tsx'
import styles from './Simulation.module.css'

const everybody = ['firstName', 'lastName', 'email', 'company', 'jobTitle', 'source'] as const
const stages = ['prospect', 'mql', 'lead', 'opportunity', 'customer'] as const
const chosenElsewhere: ReadonlySet<string> = new Set([...everybody, 'stage', 'language', 'owner', 'phone'])

/** What is known of the person when the simulation begins. What the program asks about is asked here too. */
export function PersonDialog({ simulator, graph, onClose }: About & { onClose: () => void }) {
  const { t } = useTranslation('simulation')
  const { lists, segments } = useCatalog()
  const [person, setPerson] = useState<SimulatedPerson>(simulator.read().scenario.person)
  const asked = useMemo(() => fieldsAsked(compileProgram(graph)), [graph])
  const own = [...new Set([...asked.person, ...Object.keys(person.fields)])].filter(
    (name) => !chosenElsewhere.has(name),
  )
  const company = [...new Set([...asked.company, ...Object.keys(person.company)])]
  const said = (value: unknown) => (value === null || value === undefined ? '' : String(value))
  const change = (part: Partial<SimulatedPerson>) => setPerson((now) => ({ ...now, ...part }))
  const setField = (name: string, value: string) => change({ fields: { ...person.fields, [name]: value } })
  const setCompany = (name: string, value: string) => change({ company: { ...person.company, [name]: value } })
  const named = (rows: readonly { id: number; name: string; archivedAt: string | null }[]) =>
    rows.filter(({ archivedAt }) => archivedAt === null).map(({ id, name }) => ({ id, label: name }))
  const done = () => {
    simulator.tell(person)
    onClose()
  }
  return (
    <Dialog
      title={t('person.title')}
      size="wide"
      isOpen
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button variant="primary" onPress={done}>
            {t('person.done')}
          </Button>
        </>
      }
    >
      <div className={styles.grid}>
        {everybody.map((name) => (
          <TextField
            key={name}
            label={t(`field.${name}`)}
            value={said(person.fields[name])}
            onChange={(value) => setField(name, value)}
          />
        ))}
        <Select
          label={t('field.stage')}
          options={stages.map((id) => ({ id, label: t(`stage.${id}`) }))}
          value={(person.fields.stage as (typeof stages)[number] | undefined) ?? 'prospect'}
          onChange={(stage) => setField('stage', stage)}
        />
        <Select
          label={t('field.consent')}
          options={(['granted', 'none', 'withdrawn'] as const).map((id) => ({ id, label: t(`consent.${id}`) }))}
          value={person.consent}
          onChange={(consent) => change({ consent })}
        />
        <NumberField
          label={t('field.score')}
          value={person.score}
          onChange={(score) => Number.isFinite(score) && change({ score: Math.round(score) })}
        />
        <NumberField
          label={t('field.grade')}
          help={t('field.gradeHelp')}
          value={person.grade ?? Number.NaN}
          onChange={(grade) => change({ grade: Number.isFinite(grade) ? Math.round(grade) : null })}
        />
        <TextField
          label={t('field.tags')}
          help={t('field.tagsHelp')}
          value={person.tags.join(', ')}
          onChange={(value) =>
            change({ tags: [...new Set(value.split(',').map((tag) => tag.trimStart()))].filter(Boolean) })
          }
        />
        <TextField
          label={t('field.timeZone')}
          placeholder="Europe/Helsinki"
          value={person.timeZone}
          onChange={(timeZone) => change({ timeZone: timeZone.trim() })}
        />
      </div>
      <Chosen
        label={t('field.lists')}
        add={t('field.addList')}
        options={named(lists)}
        value={person.lists}
        onChange={(ids) => change({ lists: ids })}
      />
      <Chosen
        label={t('field.segments')}
        add={t('field.addSegment')}
        options={named(segments)}
        value={person.segments}
        onChange={(ids) => change({ segments: ids })}
      />
      {own.length + company.length > 0 && (
        <>
          <h3 className={styles.heading}>{t('person.asked')}</h3>
          <div className={styles.grid}>
            {own.map((name) => (
              <TextField
                key={name}
                label={name}
                value={said(person.fields[name])}
                onChange={(value) => setField(name, value)}
              />
            ))}
            {company.map((name) => (
              <TextField
                key={`company ${name}`}
                label={t('field.ofCompany', { name })}
                value={said(person.company[name])}
                onChange={(value) => setCompany(name, value)}
              />
            ))}
          </div>
        </>
      )}
    </Dialog>
  )
}
