import { useTranslation } from 'react-i18next'
import { RadioGroup } from '#client/ui/RadioGroup.tsx'
import { TextField } from '#client/ui/TextField.tsx'

export const bases = ['consent', 'legitimateInterest', 'softOptIn'] as const
export type Basis = (typeof bases)[number]

interface BasisFieldsProps {
  basis: Basis | null
  source: string
  onBasis: (basis: Basis) => void
  onSource: (source: string) => void
  basisError: string | undefined
  sourceError: string | undefined
  /** For a card that says it in its title. */
  hideLabel?: boolean
}

/** Why somebody may be mailed, and where that is known from. Both are kept as proof. */
export function BasisFields(props: BasisFieldsProps) {
  const { t } = useTranslation('prospects')
  return (
    <>
      <RadioGroup
        label={t('basis.label')}
        hideLabel={props.hideLabel}
        value={props.basis}
        onChange={props.onBasis}
        error={props.basisError}
        options={bases.map((id) => ({ id, label: t(`basis.${id}`), description: t(`basis.${id}.about`) }))}
      />
      <TextField
        label={t('basis.source')}
        help={t('basis.source.help')}
        value={props.source}
        onChange={props.onSource}
        maxLength={300}
        error={props.sourceError}
      />
    </>
  )
}
