import { fold } from '#client/find/fold.ts'
import { type Entry, type Section, sections } from './Entry.ts'

export interface Part {
  readonly section: Section
  readonly entries: readonly Entry[]
}

/** As many of one section are shown; who looks for more says more. */
const most = 8
/** With nothing looked for, these alone: what was used last, what can be done now, where one can go. */
const atRest: ReadonlySet<Section> = new Set(['recent', 'commands', 'pages'])

/** What the palette shows for what is looked for: every word of it is in each line, the best lines of a section first,
 *  and the section with the best line first. What cannot be done now comes last. */
export function rankEntries(entries: readonly Entry[], wanted: string, recent: readonly string[]): Part[] {
  const needle = fold(wanted)
  if (needle === '') return entriesAtRest(entries, recent)
  const words = needle.split(' ')
  const ranked = entries.flatMap((entry) => {
    const rank = rankOf(entry, needle, words)
    return rank === null ? [] : [{ entry, rank: rank + (entry.isDisabled ? 10 : 0) }]
  })
  return sections
    .map((section) => {
      const own = ranked.filter(({ entry }) => entry.section === section).sort((a, b) => a.rank - b.rank)
      return { section, best: own[0]?.rank ?? Number.POSITIVE_INFINITY, entries: own.slice(0, most) }
    })
    .filter((part) => part.entries.length > 0)
    .sort((a, b) => a.best - b.best)
    .map(({ section, entries }) => ({ section, entries: entries.map(({ entry }) => entry) }))
}

function entriesAtRest(entries: readonly Entry[], recent: readonly string[]): Part[] {
  const used = recent.flatMap((id) => entries.find((entry) => entry.id === id && !entry.isDisabled) ?? [])
  const parts = sections
    .filter((section) => atRest.has(section))
    .map((section) => ({
      section,
      entries:
        section === 'recent'
          ? used
          : entries.filter(
              (entry) => entry.section === section && !entry.isDisabled && !entry.isQuiet && !used.includes(entry),
            ),
    }))
  return parts.filter((part) => part.entries.length > 0)
}

/** 0 for the title itself, up to 4 for what it is found by beside; null when a word is nowhere. */
function rankOf({ title, about = '', also = '' }: Entry, needle: string, words: readonly string[]): number | null {
  const name = fold(title)
  const all = `${name} ${fold(about)} ${fold(also)}`
  if (!words.every((word) => all.includes(word))) return null
  if (name === needle) return 0
  if (name.startsWith(needle)) return 1
  if (words.every((word) => ` ${name}`.includes(` ${word}`))) return 2
  if (words.every((word) => name.includes(word))) return 3
  return 4
}
