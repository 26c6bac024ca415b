import { api, client, queryClient } from '#client/api.ts'
import type { KindWords } from '#client/editor/catalog.ts'
import type { ProgramEditor } from '#client/editor/ProgramEditor.ts'
import { newStepId } from '#client/editor/steps.ts'
import type { English } from '#client/i18n/messages/en.ts'
import type { Issue } from '#engine/nodes/issue.ts'
import { kindOf } from '#engine/nodes/registry.ts'
import { formatWords } from '#engine/nodes/words.ts'
import { fixFor } from '#engine/program/fixes.ts'
import { fixTexts } from '#engine/program/fixTexts.ts'
import { nodeAt } from '#engine/program/graph.ts'
import { namesIn } from '#engine/program/issueMessage.ts'
import type { Known } from '#engine/program/rules/drawing.ts'
import { configureField } from '#engine/program/settings.ts'
import { fixEmail } from '#templates/fixEmail.ts'

/** Words of the namespace `problems`. */
export type Say = (
  key: Extract<keyof English['problems'], `fix.${string}`>,
  params?: Readonly<Record<string, string>>,
) => string

/** One press that takes a problem away. */
export interface Remedy {
  /** The words on its button. */
  readonly label: string
  act(): void
}

/** What takes this problem away at one press, undone like any other change; null where somebody has to choose. */
export function remedyFor(
  editor: ProgramEditor,
  issue: Issue,
  known: Known,
  words: KindWords,
  say: Say,
): Remedy | null {
  return (
    restoring(editor, issue, words, say) ?? writing(editor, issue, words, say) ?? drawing(editor, issue, known, words)
  )
}

/** An edit of the drawing (program/fixes.ts). */
function drawing(editor: ProgramEditor, issue: Issue, known: Known, words: KindWords): Remedy | null {
  const { graph, flow } = editor
  const fix = fixFor(issue, { graph, flow }, known)
  if (!fix) return null
  const { language } = words
  const label = formatWords(
    fixTexts[language],
    fix.key,
    fix.params ?? {},
    language,
    namesIn(graph, language, words.nameOf),
  )
  return {
    label,
    act() {
      const ids = [newStepId(), newStepId(), newStepId()] as const
      editor.change({ key: 'problems:done.fixed', params: { what: label } }, (now) => fix.apply(now, { ids, language }))
    },
  }
}

/** A change in the text of an email (templates/fixEmail.ts). */
function writing(editor: ProgramEditor, issue: Issue, { language }: KindWords, say: Say): Remedy | null {
  const { nodeId, field } = issue
  const node = nodeId === null ? undefined : nodeAt(editor.graph, nodeId)
  const place = /^variants\.(\d+)\.content\.(\w+)$/.exec(field ?? '')
  if (node?.type !== 'email' || field === undefined || !place) return null
  const content = node.config.variants[Number(place[1])]?.content
  const source = content?.[place[2] as keyof typeof content]
  if (source === undefined) return null
  const written = fixEmail(
    issue,
    source,
    (/<mjml[^>]*\blang="(en|fi|sv)/.exec(content?.mjml ?? '')?.[1] as 'en' | undefined) ?? language,
  )
  if (!written) return null
  const label = say(`fix.${written.fix}`)
  return {
    label,
    act() {
      editor.change({ key: 'problems:done.fixed', params: { what: label } }, (graph) =>
        configureField(graph, node.id, field, written.text),
      )
    },
  }
}

const shelves = {
  archivedList: ['list', api.lists, client.lists],
  archivedSegment: ['segment', api.segments, client.segments],
  archivedForm: ['form', api.forms, client.forms],
  archivedTopic: ['topic', api.topics, client.topics],
} as const

/** What was archived comes back, for everybody. */
function restoring(editor: ProgramEditor, issue: Issue, words: KindWords, say: Say): Remedy | null {
  const shelf = shelves[issue.code as keyof typeof shelves]
  const node = issue.nodeId === null ? undefined : nodeAt(editor.graph, issue.nodeId)
  if (!shelf || !node) return null
  const [ref, queries, calls] = shelf
  const pointer = kindOf(node)
    .references?.(node.config)
    .find((one) => one.ref === ref && one.field === issue.field)
  if (!pointer) return null
  const { workspaceId } = editor
  const name = words.nameOf(pointer) ?? ''
  return {
    label: say('fix.restore', { name }),
    act() {
      void calls.archive.mutate({ workspaceId, id: Number(pointer.id), archived: false }).then(() => {
        editor.say({ key: 'problems:say.restored', params: { name } })
        return queryClient.invalidateQueries({ queryKey: queries.list.queryKey({ workspaceId }) })
      })
    },
  }
}
