import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { kindWords, useCatalog } from '#client/editor/catalog.ts'
import { currentLanguage } from '#client/i18n/language.ts'
import { useFormat } from '#client/i18n/useFormat.ts'
import { ruleSummary } from '#engine/nodes/describe.ts'
import type { FactValue } from '#engine/nodes/fact.ts'
import { variantLetter } from '#engine/nodes/kinds/email.ts'
import type { Reference } from '#engine/nodes/reference.ts'
import type { Rule } from '#engine/nodes/rule.ts'
import { type Graph, nodeAt } from '#engine/program/graph.ts'
import { failureMessage } from '#engine/program/issueMessage.ts'
import { policyOf } from '#engine/program/policy.ts'
import type { Difference } from '#engine/simulate/outcome.ts'
import type { Deed, Happening } from '#engine/simulate/scenario.ts'
import type { Way } from '#engine/simulate/ways.ts'

/** What a simulation is told in. */
export interface SimulationWords {
  step(nodeId: string): string
  deed(deed: Deed): string
  /** “2 hours after “Guide””. */
  when(happening: Happening, start: Date): string
  value(value: FactValue | undefined): string
  rule(rule: Rule): string
  outcome(outcome: string, failed: boolean): string
  way(way: Way): string
  /** A way by its key; of another version of the drawing too. */
  wayOfKey(key: string): string
  variant(nodeId: string, variantId: string): string
  /** Whether the email has several versions. */
  isTested(nodeId: string): boolean
  difference(difference: Difference): string
}

/** The words for a drawing, in the reader's language. */
export function useSimulationWords(graph: Graph): SimulationWords {
  const { t, i18n } = useTranslation('simulation')
  const format = useFormat()
  const catalog = useCatalog()
  const { language } = i18n
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language is what currentLanguage reads
  return useMemo(() => {
    const words = kindWords(currentLanguage(), catalog, graph)
    const name = (reference: Reference) => words.nameOf(reference) ?? '?'
    const step = (nodeId: string) => {
      const node = nodeAt(graph, nodeId)
      return node ? words.name(node) : t('gone')
    }
    const variant = (nodeId: string, variantId: string) => {
      const node = nodeAt(graph, nodeId)
      const index = node?.type === 'email' ? node.config.variants.findIndex(({ id }) => id === variantId) : -1
      return index < 0 ? variantId : variantLetter(index)
    }
    const value = (found: FactValue | undefined) => {
      if (found === undefined || found === null || found === '') return t('value.none')
      if (typeof found === 'boolean') return t(found ? 'value.yes' : 'value.no')
      return typeof found === 'number' ? format.number(found) : t('value.text', { value: found })
    }
    const deed = (one: Deed): string => {
      switch (one.kind) {
        case 'reacted':
          return t(one.link ? 'deed.clickedLink' : `deed.${one.reaction}`, { email: step(one.nodeId), link: one.link })
        case 'downloaded':
          return t('deed.downloaded', { file: name({ ref: 'file', id: one.fileId }) })
        case 'visited':
          return t('deed.visited', { path: one.path })
        case 'submitted':
          return t('deed.submitted', { form: name({ ref: 'form', id: one.formId }) })
        case 'event':
          return t('deed.event', { type: one.type })
        case 'list':
          return t(one.isOn ? 'deed.joins' : 'deed.leaves', { list: name({ ref: 'list', id: one.listId }) })
        case 'segment':
          return t(one.isIn ? 'deed.into' : 'deed.outOf', { segment: name({ ref: 'segment', id: one.segmentId }) })
        case 'tag':
          return t(one.isOn ? 'deed.tagged' : 'deed.untagged', { tag: one.tag })
        case 'field':
          return t(one.of === 'company' ? 'deed.companyField' : 'deed.field', {
            field: one.field,
            value: value(one.value),
          })
        case 'score':
          return t('deed.score', { points: format.signed(one.points) })
        case 'opportunity':
          return one.deal
            ? t('deed.opportunity', { stage: one.deal.stage || '–', amount: format.number(one.deal.amount) })
            : t('deed.noOpportunity')
        case 'answered':
          return t('deed.answered', { step: step(one.nodeId), status: one.status })
        case 'program':
          return t(one.isInside ? 'deed.entersProgram' : 'deed.leavesProgram', {
            program: name({ ref: 'program', id: one.programId }),
          })
        case 'unsubscribed':
          return t('deed.unsubscribed')
        default:
          return one satisfies never
      }
    }
    const after = (minutes: number) => {
      if (minutes % 1440 === 0 && minutes > 0) return t('after.days', { count: minutes / 1440 })
      if (minutes % 60 === 0 && minutes > 0) return t('after.hours', { count: minutes / 60 })
      return t('after.minutes', { count: minutes })
    }
    const exitName = (id: string) => {
      const exit = policyOf(graph).exits.find((one) => one.id === id)
      return exit?.name || (exit ? ruleSummary(exit.rule, words.language, words.nameOf) : id)
    }
    const outcome = (end: string, failed: boolean) => {
      if (failed) return failureMessage(end, words.language)
      if (end.startsWith('exit:')) return t('end.exit', { rule: exitName(end.slice(5)) })
      if (end === 'completed' || end === 'goal' || end === 'stopped' || end === 'waiting') return t(`end.${end}`)
      return failureMessage(end, words.language)
    }
    const way = ({ kind, nodeId, id }: Pick<Way, 'kind' | 'nodeId' | 'id'>) => {
      const node = nodeAt(graph, nodeId)
      if (kind === 'exit') return t('way.exit', { rule: exitName(id) })
      if (kind === 'goal') return t('way.goal', { step: step(nodeId) })
      if (kind === 'variant') return t('way.variant', { step: step(nodeId), variant: variant(nodeId, id) })
      return t('way.outlet', { step: step(nodeId), outlet: node ? words.outlet(node, id) : id })
    }
    const wayOfKey = (key: string) => {
      const [kind = 'outlet', nodeId = '', id = ''] = key.split(' ')
      return way({ kind: kind as Way['kind'], nodeId, id })
    }
    return {
      step,
      deed,
      value,
      way,
      wayOfKey,
      variant,
      isTested: (nodeId) => {
        const node = nodeAt(graph, nodeId)
        return node?.type === 'email' && node.config.variants.length > 1
      },
      outcome,
      when({ when }, start) {
        if (when.kind === 'step') return t('when.after', { time: after(when.minutes), step: step(when.nodeId) })
        return format.dateTime(new Date(start.getTime() + when.minutes * 60_000))
      },
      rule: (rule) => ruleSummary(rule, words.language, words.nameOf),
      difference(one) {
        switch (one.kind) {
          case 'end':
            return t('differs.end', { before: outcome(one.before, false), after: outcome(one.after, false) })
          case 'entries':
            return t('differs.entries', { before: one.before, after: one.after })
          case 'mail':
            return t(one.isMore ? 'differs.mail' : 'differs.noMail', { step: step(one.nodeId) })
          case 'order':
            return t('differs.order')
          case 'way':
            return t(one.isMore ? 'differs.way' : 'differs.noWay', { way: wayOfKey(one.key) })
          default:
            return one satisfies never
        }
      },
    }
  }, [graph, catalog, language, t, format])
}
