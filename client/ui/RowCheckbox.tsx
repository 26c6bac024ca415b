import styles from './RowCheckbox.module.css'

interface RowCheckboxProps {
  label: string
  isSelected: boolean
  onChange: () => void
}

/** A row's checkbox. Native and bare, unlike Checkbox: a hundred of them come and go while one scrolls. The keyboard
 *  chooses a row with Space, so it is no tab stop of its own. */
export function RowCheckbox({ label, isSelected, onChange }: RowCheckboxProps) {
  return (
    <label className={styles.hit}>
      <input
        type="checkbox"
        className={styles.box}
        aria-label={label}
        tabIndex={-1}
        checked={isSelected}
        onChange={onChange}
      />
    </label>
  )
}
