import type { Language } from '#engine/nodes/language.ts'
import type { Scope } from '#server/scope.ts'
import { findStuck, type StuckWork } from './findStuck.ts'
import { stuckKinds } from './stuckKinds.ts'
import { stuckTexts } from './stuckTexts.ts'

export interface StuckView {
  /** Classes that were looked at. */
  readonly looked: number
  readonly stuck: readonly (Omit<StuckWork, 'since'> & {
    readonly since: string | null
    /** What is wrong, and what to do about it, in the asker's language. */
    readonly sentence: string
    readonly remedy: string
  })[]
}

/** Work of a workspace that does not go on, class by class. */
export async function stuckWork({ database, workspaceId, language }: Scope): Promise<StuckView> {
  const found = await findStuck(database.pool, workspaceId)
  return {
    looked: Object.keys(stuckKinds).length,
    stuck: found.map(({ since, ...one }) => ({
      ...one,
      since: since?.toISOString() ?? null,
      sentence: sayStuck(one, language),
      remedy: stuckTexts[one.kind][language].remedy,
    })),
  }
}

/** The plain sentence of a class, with its count. */
export function sayStuck({ kind, count }: Pick<StuckWork, 'kind' | 'count'>, language: Language): string {
  const words = stuckTexts[kind][language]
  const number = new Intl.NumberFormat(language).format(count)
  return (count === 1 ? words.one : words.other).replace('{count}', number)
}
