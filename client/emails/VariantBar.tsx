import { Copy, Equal, Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/i18n/useFormat.ts'
import { Button } from '#client/ui/Button.tsx'
import { IconButton } from '#client/ui/IconButton.tsx'
import { join } from '#client/ui/join.ts'
import { NumberField } from '#client/ui/NumberField.tsx'
import type { Variant } from '#engine/nodes/fields.ts'
import { variantLetter } from '#engine/nodes/kinds/email.ts'
import styles from './EmailWorkbench.module.css'
import { addVariant, mostVariants, removeVariant, splitEvenly, weighVariant } from './variants.ts'

export interface VariantBarProps {
  variants: readonly Variant[]
  chosen: number
  onChoose: (index: number) => void
  isReadOnly: boolean
  problem: string | undefined
  onChange: (variants: Variant[]) => void
}

/** The variants of a send step: which one is written, and how many people get it. */
export function VariantBar({ variants, chosen, onChoose, isReadOnly, problem, onChange }: VariantBarProps) {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const several = variants.length > 1
  const variant = variants[chosen]
  const isEven = variants.every(({ weight }, _, all) => Math.abs(weight - (all[0]?.weight ?? 0)) <= 1)
  return (
    <div className={styles.variantBar}>
      {/* biome-ignore lint/a11y/useSemanticElements: a list of choices, no form */}
      <div role="group" aria-label={t('variant.title')} className={styles.variantTabs}>
        {several &&
          variants.map(({ id, weight }, index) => (
            <button
              key={id}
              type="button"
              aria-pressed={index === chosen}
              className={join(styles.variantTab, index === chosen && styles.variantChosen)}
              onClick={() => onChoose(index)}
            >
              <span className={styles.variantLetter}>{variantLetter(index)}</span>
              {format.percent(weight / 100)}
            </button>
          ))}
        {!isReadOnly && variants.length < mostVariants && (
          <Button
            size="small"
            variant="quiet"
            icon={<Plus size={16} aria-hidden="true" />}
            onPress={() => {
              onChange(addVariant(variants, chosen))
              onChoose(variants.length)
            }}
          >
            {several ? t('variant.another') : t('variant.add')}
          </Button>
        )}
      </div>
      {several && variant && !isReadOnly && (
        <div className={styles.variantTools}>
          <span className={styles.codeTitle} aria-hidden="true">
            {t('variant.weight', { letter: variantLetter(chosen) })}
          </span>
          <NumberField
            label={t('variant.weight', { letter: variantLetter(chosen) })}
            hideLabel
            className={styles.variantWeight ?? ''}
            value={variant.weight}
            minValue={0}
            maxValue={100}
            unit="%"
            onChange={(weight) => Number.isFinite(weight) && onChange(weighVariant(variants, chosen, weight))}
          />
          {!isEven && (
            <Button
              size="small"
              variant="quiet"
              icon={<Equal size={16} aria-hidden="true" />}
              onPress={() => onChange(splitEvenly(variants))}
            >
              {t('variant.even')}
            </Button>
          )}
          <IconButton
            size="small"
            label={t('variant.duplicate', { letter: variantLetter(chosen) })}
            icon={<Copy size={16} aria-hidden="true" />}
            isDisabled={variants.length >= mostVariants}
            onPress={() => {
              onChange(addVariant(variants, chosen))
              onChoose(variants.length)
            }}
          />
          <IconButton
            size="small"
            label={t('variant.remove', { letter: variantLetter(chosen) })}
            icon={<Trash2 size={16} aria-hidden="true" />}
            onPress={() => {
              onChange(removeVariant(variants, chosen))
              onChoose(Math.max(0, chosen - 1))
            }}
          />
        </div>
      )}
      {problem && <p className={styles.wrong}>{problem}</p>}
    </div>
  )
}
