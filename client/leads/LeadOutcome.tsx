import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalMessage } from '#client/api.ts'
import { Banner } from '#client/ui/Banner.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Card } from '#client/ui/Card.tsx'
import { TextArea } from '#client/ui/TextArea.tsx'
import styles from './Leads.module.css'
import { type LeadRow, type LeadState, looks, nextStep, outcomes } from './leadStates.ts'
import { useActOnLead } from './useActOnLead.ts'

/** What became of the lead, with a note when there is something to say. */
export function LeadOutcome({ lead }: { lead: LeadRow }) {
  const { t } = useTranslation('leads')
  const [note, setNote] = useState('')
  const act = useActOnLead()
  const say = (state: LeadState) => act.mutate({ lead, state, note: note.trim() }, { onSuccess: () => setNote('') })
  return (
    <Card title={t('outcome.title')}>
      <div className={styles.outcome}>
        {act.error && <Banner tone="error">{refusalMessage(act.error)}</Banner>}
        <div className={styles.outcomes}>
          {outcomes.map((state) => {
            const Icon = looks[state].icon
            return (
              <Button
                key={state}
                variant={nextStep[lead.state] === state ? 'primary' : 'secondary'}
                icon={<Icon size={16} aria-hidden="true" />}
                isDisabled={lead.state === state}
                isPending={act.isPending && act.variables.state === state}
                onPress={() => say(state)}
              >
                {t(`act.${state}`)}
              </Button>
            )
          })}
          {lead.state !== 'new' && (
            <Button variant="quiet" onPress={() => say('new')}>
              {t('act.new')}
            </Button>
          )}
        </div>
        <TextArea
          label={t('note.label')}
          help={t('note.help')}
          optional
          rows={2}
          value={note}
          onChange={setNote}
          maxLength={2000}
        />
      </div>
    </Card>
  )
}
