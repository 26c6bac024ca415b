/** Class names that hold, as one string: `join(styles.row, selected && styles.selected)`. */
export function join(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
