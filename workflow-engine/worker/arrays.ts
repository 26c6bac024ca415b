// One literal per column is cheaper to make and to send than the driver's own arrays.

/** A Postgres array literal of numbers; null where there is none. */
export function numbers(values: readonly (number | null)[]): string {
  let literal = '{'
  for (let i = 0; i < values.length; i++) literal += `${i ? ',' : ''}${values[i] ?? 'null'}`
  return `${literal}}`
}

/** A Postgres array literal of texts; null where there is none. */
export function texts(values: readonly (string | null)[]): string {
  let literal = '{'
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? null
    literal += i ? ',' : ''
    literal += value === null ? 'null' : `"${special.test(value) ? value.replace(/[\\"]/g, '\\$&') : value}"`
  }
  return `${literal}}`
}

/** A Postgres array literal of JSON texts; null where there is none. What escapes a text for JSON escapes it for an array. */
export function jsons(values: readonly (object | null)[]): string {
  let literal = '{'
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? null
    literal += i ? ',' : ''
    literal += value === null ? 'null' : JSON.stringify(JSON.stringify(value))
  }
  return `${literal}}`
}

const special = /[\\"]/
