import type { FactValue } from '#engine/nodes/fact.ts'

/** `plan = pro`, a line each; lines that say nothing of the kind are passed over. */
export function readProperties(written: string): Record<string, FactValue> {
  const lines = written.split('\n').flatMap((line): [string, FactValue][] => {
    const [, name = '', value = ''] = /^\s*([^=:]+?)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? []
    return name ? [[name, /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value]] : []
  })
  return Object.fromEntries(lines)
}
