import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextArea } from '#client/ui/TextArea.tsx'
import type { FactValue } from '#engine/nodes/fact.ts'
import { readProperties } from './readProperties.ts'

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
