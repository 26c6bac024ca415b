import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ComboBox } from '#client/ui/ComboBox.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import styles from './Simulation.module.css'

interface ChosenProps {
  label: string
  add: string
  options: readonly { readonly id: number; readonly label: string }[]
  value: readonly number[]
  onChange: (ids: number[]) => void
}

/** Several of the workspace's things: those chosen, and a field that adds one more. */
export function Chosen({ label, add, options, value, onChange }: ChosenProps) {
  const { t } = useTranslation('simulation')
  return (
    <div className={styles.chosen}>
      <ComboBox
        // It is empty again after every choice.
        key={value.length}
        label={label}
        opensOn="input"
        placeholder={add}
        options={options.filter(({ id }) => !value.includes(id))}
        value={null}
        onChange={(id) => id !== null && onChange([...value, id])}
      />
      {value.length > 0 && (
        <ul className={styles.chips} aria-label={label}>
          {value.map((id) => {
            const name = options.find((one) => one.id === id)?.label ?? `${id}`
            return (
              <li key={id} className={styles.chip}>
                {name}
                <IconButton
                  size="small"
                  label={t('remove', { name })}
                  icon={<X size={14} aria-hidden="true" />}
                  onPress={() => onChange(value.filter((one) => one !== id))}
                />
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
