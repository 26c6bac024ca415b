import { Save, UserRound, UserRoundPen } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, refusalMessage } from '#client/api.ts'
import { useEditor } from '#client/editor/EditorContext.ts'
import { useStore } from '#client/editor/Store.ts'
import { PersonChooser } from '#client/emails/PersonChooser.tsx'
import { Badge } from '#client/ui/Badge.tsx'
import { Banner } from '#client/ui/Banner.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { Select } from '#client/ui/Select.tsx'
import { nobody } from '#engine/simulate/scenario.ts'
import type { About } from './about.ts'
import { PersonDialog } from './PersonDialog.tsx'
import { personName } from './personName.ts'
import { SavePersonaDialog } from './SavePersonaDialog.tsx'
import styles from './Simulation.module.css'
import type { Persona } from './Tryout.tsx'

/** Whom it is tried on: somebody saved, a contact as it is, or somebody told of. */
export function Who(about: About & { personas: readonly Persona[]; canEdit: boolean }) {
  const { simulator, personas, canEdit, setting } = about
  const { t } = useTranslation('simulation')
  const { workspaceId } = useEditor()
  const source = useStore(simulator, (state) => state.source)
  const scenario = useStore(simulator, (state) => state.scenario)
  const isChanged = useStore(simulator, (state) => state.isChanged)
  const [open, setOpen] = useState<'person' | 'save' | null>(null)
  const [isLooking, setLooking] = useState(source.kind === 'contact')
  const [error, setError] = useState<unknown>(null)

  async function chooseContact(id: number, name: string) {
    setError(null)
    try {
      const { person } = await client.personas.contact.query({ workspaceId, prospectId: id })
      simulator.choose({ kind: 'contact', id, name }, { ...scenario, person })
    } catch (refused) {
      setError(refused)
    }
  }

  function choose(key: string) {
    setLooking(key === 'contact')
    const persona = personas.find(({ id }) => `${id}` === key)
    if (persona) simulator.choose({ kind: 'saved', id: persona.id }, persona)
    else if (key === 'told') {
      simulator.choose(
        { kind: 'told' },
        { person: nobody, happenings: [], beginning: { at: setting.now, entryId: null, forced: {} } },
      )
      setOpen('person')
    }
  }

  const value = isLooking ? 'contact' : source.kind === 'saved' ? `${source.id}` : source.kind
  return (
    <>
      <div className={styles.line2}>
        <Select
          label={t('who')}
          className={styles.grow}
          options={[
            ...personas.map(({ id, name }) => ({ id: `${id}`, label: name })),
            { id: 'contact', label: t('who.contact') },
            { id: 'told', label: t('who.told') },
          ]}
          value={value}
          onChange={choose}
        />
        <IconButton
          variant="secondary"
          label={t('editPerson')}
          icon={<UserRoundPen size={18} aria-hidden="true" />}
          onPress={() => setOpen('person')}
        />
        {canEdit && (
          <IconButton
            variant="secondary"
            label={t('save')}
            icon={<Save size={18} aria-hidden="true" />}
            isDisabled={source.kind === 'saved' && !isChanged}
            onPress={() => setOpen('save')}
          />
        )}
      </div>
      {isLooking && (
        <PersonChooser
          label={t('who.find')}
          person={source.kind === 'contact' ? source : null}
          onChange={(person) => person && void chooseContact(person.id, person.name)}
        />
      )}
      {error !== null && <Banner tone="error">{refusalMessage(error)}</Banner>}
      <p className={styles.brief}>
        <UserRound size={14} aria-hidden="true" />
        <span>{personName(scenario.person) || t('unnamed')}</span>
        <span className={styles.found}>{t('brief', { score: scenario.person.score })}</span>
        {isChanged && <Badge tone="warn">{t('changed')}</Badge>}
      </p>
      <p className={styles.safe}>{t('safe')}</p>
      {open === 'person' && <PersonDialog {...about} onClose={() => setOpen(null)} />}
      {open === 'save' && <SavePersonaDialog {...about} onClose={() => setOpen(null)} />}
    </>
  )
}
