import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { kindIcons } from '#client/canvas/kindIcons.ts'
import type { CommandContext, CommandGroup } from '#client/commands/Command.ts'
import { editorCommands } from '#client/commands/editorCommands.ts'
import { hintOf, isOffered, runCommand } from '#client/commands/findCommand.ts'
import type { Look } from '#client/commands/useCommandContext.ts'
import { addStepAfterSelection } from '#client/editor/steps.ts'
import { languages } from '#engine/nodes/language.ts'
import { kindOf, nodeTypes } from '#engine/nodes/registry.ts'
import { readFlow } from '#engine/program/flow.ts'
import type { Entry } from './Entry.ts'
import { paletteState } from './paletteState.ts'

/** Lends the palette what an open program has: its commands, its steps, its emails, and the kinds of step to add. */
export function useEditorEntries(look: Look): void {
  const { t } = useTranslation(['commands', 'palette', 'editor'])
  useEffect(() => {
    const ofPage = (): Entry[] => {
      const context = look()
      return [
        ...commandEntries(context, (key) => t(key)),
        ...stepEntries(context, (place, total) => t('editor:step.place', { place, total })),
        ...kindEntries(context, (kind) => t('palette:add', { kind })),
        ...emailEntries(context, t('palette:noSubject')),
      ]
    }
    paletteState.set({ ofPage })
    return () => paletteState.set({ ofPage: null })
  }, [look, t])
}

/** What hands do by a key, again and again. */
const byHand: ReadonlySet<CommandGroup> = new Set(['step', 'arrange', 'go'])

function commandEntries(context: CommandContext, say: (key: (typeof editorCommands)[number]['id']) => string): Entry[] {
  return editorCommands.map((command) => ({
    id: `command ${command.id}`,
    section: 'commands',
    icon: command.icon,
    title: say((command.text?.(context) ?? command.id) as typeof command.id),
    command: command.id,
    keys: hintOf(command),
    isDisabled: !isOffered(command, context),
    isQuiet: command.keys !== undefined && !command.menus && byHand.has(command.group),
    run: () => runCommand(command, context),
  }))
}

function stepEntries({ graph, editor, flow }: CommandContext, say: (place: number, total: number) => string): Entry[] {
  const { words } = editor
  const { order } = readFlow(graph)
  return order.map((node, index) => ({
    id: `step ${node.id}`,
    section: 'steps',
    icon: kindIcons[node.type],
    title: words.name(node),
    about: `${words.title(node.type)} · ${say(index + 1, order.length)}`,
    run: () => {
      // Where there is no canvas, a step is looked at in its panel.
      if (flow === null) editor.open(node.id)
      else editor.select([node.id])
      editor.moment.set({ focusCanvas: editor.moment.read().focusCanvas + 1 })
    },
  }))
}

function kindEntries({ editable, editor }: CommandContext, say: (kind: string) => string): Entry[] {
  return nodeTypes.map((type) => ({
    id: `add ${type}`,
    section: 'add',
    icon: kindIcons[type],
    title: say(editor.words.title(type)),
    about: editor.words.about(type),
    also: languages
      .map((language) => {
        const { title = '', synonyms = '' } = kindOf(type).texts[language]
        return `${title}, ${synonyms}`
      })
      .join(', '),
    isDisabled: !editable,
    run: () => addStepAfterSelection(editor, type),
  }))
}

function emailEntries({ graph, editor }: CommandContext, noSubject: string): Entry[] {
  return readFlow(graph).order.flatMap((node): Entry[] => {
    if (node.type !== 'email') return []
    const subjects = node.config.variants.map(({ content }) => content.subject).filter((subject) => subject !== '')
    const name = editor.words.name(node)
    return [
      {
        id: `email ${node.id}`,
        section: 'emails',
        icon: kindIcons.email,
        title: subjects[0] ?? noSubject,
        ...(name !== subjects[0] && { about: name }),
        also: subjects.join(' '),
        run: () => {
          editor.select([node.id])
          editor.moment.set({ writing: { nodeId: node.id, field: null } })
        },
      },
    ]
  })
}
