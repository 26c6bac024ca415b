import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/Button.tsx'
import { Form } from '#client/ui/Form.tsx'
import { NumberField } from '#client/ui/NumberField.tsx'
import { Select } from '#client/ui/Select.tsx'
import type { Beat } from '#engine/simulate/beat.ts'
import { Deed, type DeedKind, Happening } from '#engine/simulate/scenario.ts'
import type { About } from './about.ts'
import { MomentField } from './Beginnings.tsx'
import { DeedFields } from './DeedFields.tsx'
import { freshDeed } from './freshDeed.ts'
import styles from './Simulation.module.css'

const deedKinds = Deed.options.map(({ shape }) => shape.kind.value) as readonly DeedKind[]
const units = { minutes: 1, hours: 60, days: 1440 } as const
type Unit = keyof typeof units

interface HappeningFormProps extends About {
  seen: readonly Beat[]
  onDone: (happening: Happening | null) => void
}

/** One more thing that happens: what, and when. It begins an hour after what was seen last. */
export function HappeningForm({ simulator, setting, words, graph, seen, onDone }: HappeningFormProps) {
  const { t } = useTranslation('simulation')
  const start = Date.parse(simulator.read().scenario.beginning.at)
  const steps = Object.values(graph.nodes).filter(({ type }) => type === 'email' || type === 'webhook')
  const mailed = seen.findLast((beat) => beat.kind === 'stepped' && beat.performed.some(({ mail }) => mail))
  const lastMail = mailed?.kind === 'stepped' ? mailed.step.nodeId : (steps[0]?.id ?? null)
  const [deed, setDeed] = useState<Deed>(() => freshDeed(lastMail ? 'reacted' : 'event', graph, lastMail))
  const [after, setAfter] = useState<string>(lastMail ?? 'start')
  const [amount, setAmount] = useState(2)
  const [unit, setUnit] = useState<Unit>('hours')
  const [at, setAt] = useState(() => new Date((seen.at(-1)?.at.getTime() ?? start) + 3_600_000))
  const [isWrong, setWrong] = useState(false)
  const submit = () => {
    const minutes = Math.round((at.getTime() - start) / 60_000)
    const when =
      after === 'start'
        ? { kind: 'start', minutes: Math.max(0, minutes) }
        : { kind: 'step', nodeId: after, minutes: Math.max(0, Math.round(amount * units[unit])) }
    const read = Happening.safeParse({ when, deed })
    const isEmpty = 'type' in deed && !deed.type.trim()
    if (read.success && !isEmpty) onDone(read.data)
    else setWrong(true)
  }
  return (
    <Form className={styles.form} onSubmit={submit}>
      <Select
        label={t('form.what')}
        autoFocus
        options={deedKinds.map((id) => ({ id, label: t(`kind.${id}`) }))}
        value={deed.kind}
        onChange={(kind) => {
          setWrong(false)
          setDeed(freshDeed(kind, graph, lastMail))
          if (kind === 'answered') setAfter(steps.find(({ type }) => type === 'webhook')?.id ?? 'start')
        }}
      />
      <DeedFields deed={deed} graph={graph} words={words} isWrong={isWrong} onChange={setDeed} />
      <Select
        label={t('form.when')}
        options={[
          { id: 'start', label: t('form.atTime') },
          ...steps.map(({ id }) => ({ id, label: t('form.after', { step: words.step(id) }) })),
        ]}
        value={after}
        onChange={setAfter}
      />
      {after === 'start' ? (
        <MomentField label={t('form.at')} at={at} zone={setting.zone} onChange={setAt} />
      ) : (
        <div className={styles.line2}>
          <NumberField
            label={t('form.amount')}
            value={amount}
            minValue={0}
            maxValue={10_000}
            onChange={(number) => Number.isFinite(number) && setAmount(number)}
          />
          <Select
            label={t('form.unit')}
            className={styles.grow}
            options={(Object.keys(units) as Unit[]).map((id) => ({ id, label: t(`unit.${id}`) }))}
            value={unit}
            onChange={setUnit}
          />
        </div>
      )}
      <div className={styles.actions}>
        <Button size="small" onPress={() => onDone(null)}>
          {t('cancel')}
        </Button>
        <Button size="small" variant="primary" type="submit">
          {t('form.add')}
        </Button>
      </div>
    </Form>
  )
}
