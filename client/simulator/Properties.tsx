import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextArea } from '#client/ui/TextArea.tsx'
import type { FactValue } from '#engine/nodes/fact.ts'

type Values = Readonly<Record<string, FactValue>>

/** Values by name, a line each: plan = pro. */
export function Properties({
  value,
  onChange,
}: {
  value: Values
  onChange: (values: Record<string, FactValue>) => void
}) {
  const { t } = useTranslation('simulation')
  const [text, setText] = useState(() =>
    Object.entries(value)
      .map(([name, one]) => `${name} = ${one ?? ''}`)
      .join('\n'),
  )
  return (
    <TextArea
      label={t('form.properties')}
      optional
      help={t('form.propertiesHelp')}
      rows={2}
      value={text}
      onChange={(written) => {
        setText(written)
        onChange(readProperties(written))
      }}
    />
  )
}

/** Lines that say nothing of the kind are passed over. */
export function readProperties(written: string): Record<string, FactValue> {
  const lines = written.split('\n').flatMap((line): [string, FactValue][] => {
    const [, name = '', value = ''] = /^\s*([^=:]+?)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? []
    return name ? [[name, /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value]] : []
  })
  return Object.fromEntries(lines)
}
