import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useMemo } from 'react'
import { api, type Outputs } from '#client/api.ts'
import { currentLanguage } from '#client/i18n/language.ts'
import { useLanguage } from '#client/i18n/useTexts.ts'
import { nodeName, outletName, outletWord, summaryOf, titleOf } from '#engine/nodes/describe.ts'
import type { Language } from '#engine/nodes/language.ts'
import type { Reference } from '#engine/nodes/reference.ts'
import { kindOf, type Node, type NodeType } from '#engine/nodes/registry.ts'
import { formatWords, type NameOf } from '#engine/nodes/words.ts'
import type { Graph } from '#engine/program/graph.ts'
import { namesIn } from '#engine/program/issueMessage.ts'
import { EditorContext } from './EditorContext.ts'

export type ListRow = Outputs['lists']['list'][number]
export type FileRow = Outputs['files']['list'][number]
export type MemberRow = Outputs['workspace']['members'][number]
export type SegmentRow = Outputs['segments']['list'][number]
export type FormRow = Outputs['forms']['list'][number]
export type TopicRow = Outputs['topics']['list'][number]
/** A program that a step may start, stop or ask about. */
export interface ProgramRow {
  readonly id: number
  readonly name: string
  readonly archivedAt: null
}

/** What steps may point to in this workspace. */
export interface Catalog {
  readonly lists: readonly ListRow[]
  readonly files: readonly FileRow[]
  readonly members: readonly MemberRow[]
  readonly segments: readonly SegmentRow[]
  readonly forms: readonly FormRow[]
  readonly topics: readonly TopicRow[]
  readonly programs: readonly ProgramRow[]
  /** False until everything has been asked for: then a name that is missing is a thing that is gone. */
  readonly ready: boolean
}

const nothing: Catalog = {
  lists: [],
  files: [],
  members: [],
  segments: [],
  forms: [],
  topics: [],
  programs: [],
  ready: false,
}
export const CatalogContext = createContext<Catalog>(nothing)

/** Asks the server for everything that steps may point to, once for the whole editor. */
export function useCatalogOf(workspaceId: number): Catalog {
  const lists = useQuery(api.lists.list.queryOptions({ workspaceId })).data
  const files = useQuery(api.files.list.queryOptions({ workspaceId })).data
  const members = useQuery(api.workspace.members.queryOptions({ workspaceId })).data
  const segments = useQuery(api.segments.list.queryOptions({ workspaceId })).data
  const forms = useQuery(api.forms.list.queryOptions({ workspaceId })).data
  const topics = useQuery(api.topics.list.queryOptions({ workspaceId })).data
  const programs = useQuery(api.programs.list.queryOptions({ workspaceId })).data
  return useMemo(
    () => ({
      lists: lists ?? [],
      files: files ?? [],
      members: members ?? [],
      segments: segments ?? [],
      forms: forms ?? [],
      topics: topics ?? [],
      programs: (programs ?? []).map(({ id, name }) => ({ id, name, archivedAt: null })),
      ready: [lists, files, members, segments, forms, topics, programs].every((one) => one !== undefined),
    }),
    [lists, files, members, segments, forms, topics, programs],
  )
}

export const useCatalog = (): Catalog => useContext(CatalogContext)

/** The words of node kinds in the reader's language, with the names of what steps point to. */
export interface KindWords {
  readonly language: Language
  readonly nameOf: NameOf
  /** "Send email" */
  title(type: NodeType): string
  about(type: NodeType): string
  /** "Wait 5 days" */
  summary(node: Node): string
  /** What a sentence calls a step: its own name, else its summary. */
  name(node: Node): string
  /** "Yes" */
  outlet(node: Node, outlet: string): string
  /** Any text of the kind: `field.duration`; undefined when there is none. */
  text(type: NodeType, key: string): string | undefined
}

/** @param graph the drawing whose steps may be named by others, or what tells it: it is asked when a name is read */
export function kindWords(language: Language, catalog: Catalog, graph?: Graph | (() => Graph | undefined)): KindWords {
  const nameOf = nameIn(language, catalog, typeof graph === 'function' ? graph : () => graph)
  return {
    language,
    nameOf,
    title: (type) => titleOf(type, language),
    about: (type) => kindOf(type).texts[language].about ?? '',
    summary: (node) => summaryOf(node, language, nameOf),
    name: (node) => nodeName(node, language, nameOf),
    outlet: (node, outlet) => outletName(node, outlet, language),
    text: (type, key) => {
      const words = kindOf(type).texts[language]
      return key in words ? formatWords(words, key, {}, language, nameOf) : undefined
    },
  }
}

/** The words for this page; drawn again when the language or a name changes. */
export function useKindWords(): KindWords {
  const catalog = useCatalog()
  const editor = useContext(EditorContext)
  const language = useLanguage()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language is what currentLanguage reads
  return useMemo(() => wordsFor(currentLanguage(), catalog, editor), [language, catalog, editor])
}

/** Hundreds of cards share their words. */
const made = new WeakMap<Catalog, { readonly key: string; readonly editor: unknown; readonly words: KindWords }>()

function wordsFor(language: Language, catalog: Catalog, editor: { readonly graph: Graph } | null): KindWords {
  const before = made.get(catalog)
  if (before?.key === language && before.editor === editor) return before.words
  const words = kindWords(language, catalog, () => editor?.graph)
  made.set(catalog, { key: language, editor, words })
  return words
}

const named = (rows: readonly { id: number; name: string }[]) => new Map(rows.map(({ id, name }) => [id, name]))

function nameIn(language: Language, catalog: Catalog, graphNow: () => Graph | undefined): NameOf {
  const lists = new Map(catalog.lists.map(({ id, name }) => [id, name]))
  const files = new Map(catalog.files.map(({ id, name }) => [id, name]))
  const things = {
    segment: named(catalog.segments),
    form: named(catalog.forms),
    topic: named(catalog.topics),
    program: named(catalog.programs),
  }
  const members = new Map(catalog.members.map(({ userId, name }) => [userId, name]))
  const nameOf = (reference: Reference): string | undefined => {
    switch (reference.ref) {
      case 'list':
        return lists.get(reference.id) ?? (catalog.ready ? undefined : '…')
      case 'file':
        return files.get(reference.id) ?? (catalog.ready ? undefined : '…')
      case 'member':
        return members.get(reference.id) ?? (catalog.ready ? undefined : '…')
      case 'outlet':
        return reference.label?.trim() || outletWord(reference.type as NodeType, reference.id, language)
      // A step may be called by what it asks about another: namesIn knows where that ends.
      case 'node': {
        const graph = graphNow()
        return graph && (namesIn(graph, language, nameOf)(reference) ?? undefined)
      }
      case 'segment':
      case 'form':
      case 'topic':
      case 'program':
        return things[reference.ref].get(reference.id) ?? (catalog.ready ? undefined : '…')
      default:
        return reference satisfies never
    }
  }
  return nameOf
}
