import { TrendingDown, TrendingUp } from 'lucide-react'
import { memo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKindWords } from '#client/editor/catalog.ts'
import { currentLanguage } from '#client/i18n/language.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { join } from '#client/ui/join.ts'
import { Popover } from '#client/ui/Popover.tsx'
import { type Node, outletsOf } from '#engine/nodes/registry.ts'
import { IntervalBar } from './IntervalBar.tsx'
import { RateDetails } from './RateDetails.tsx'
import styles from './RatePill.module.css'
import { changeOf, rateText } from './rateWords.ts'
import { useRate } from './useRate.ts'

/** A step's primary rate, on the upper edge of its card, with the interval in which the truth lies. Pressed, it explains
 *  itself. Steps without a rate have none. */
export const RatePill = memo(function RatePill({ node }: { node: Node }) {
  const { t } = useTranslation('numbers')
  const format = useFormat()
  const words = useKindWords()
  const rate = useRate(node)
  const anchor = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  if (!rate || rate.now.of === 0) return null
  const { now, before } = rate
  const change = changeOf(now, before)
  const value = rateText(now, currentLanguage())
  const outlet = outletsOf(node)[0] ?? ''
  const title = t(`rate.${now.kind}`, { outlet: now.kind === 'first' ? words.outlet(node, outlet) : '' })
  return (
    <>
      <button
        ref={anchor}
        type="button"
        tabIndex={-1}
        className={join(styles.pill, 'nodrag', 'nopan')}
        data-rate={node.id}
        aria-label={t('rate.button', { rate: title, name: words.name(node), value })}
        aria-expanded={isOpen}
        onClick={(event) => {
          event.stopPropagation()
          setOpen(true)
        }}
      >
        <span>{value}</span>
        <IntervalBar rate={now} />
        {change !== null && change !== 0 && (
          <span className={styles.change}>
            {change > 0 ? <TrendingUp size={12} aria-hidden="true" /> : <TrendingDown size={12} aria-hidden="true" />}
            {format.signed(change)}
          </span>
        )}
      </button>
      {isOpen && (
        <Popover label={title} triggerRef={anchor} isOpen onOpenChange={setOpen} placement="bottom">
          <RateDetails node={node} title={title} rate={rate} close={() => setOpen(false)} />
        </Popover>
      )}
    </>
  )
})
