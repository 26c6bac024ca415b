import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Contact, Workflow } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#client/api.ts'
import { keysText } from '#client/commands/keys.ts'
import { type WorkspaceContext, workspaceCommands } from '#client/commands/workspaceCommands.ts'
import { personName } from '#client/prospects/personName.ts'
import { useWorkspace } from '#client/shell/workspace.ts'
import { useDelayed } from '#client/ui/useDelayed.ts'
import type { Entry } from './Entry.ts'

/** What every page has: what can be done with the workspace, its pages and settings, its programs, and the people who
 *  answer to what is looked for. */
export function useWorkspaceEntries(context: WorkspaceContext, wanted: string): readonly Entry[] {
  const { t } = useTranslation(['commands', 'programs'])
  const { id: workspaceId } = useWorkspace()
  const programs = useQuery(api.programs.list.queryOptions({ workspaceId })).data
  const search = useDelayed(wanted.trim(), 200)
  const people = useQuery({
    ...api.prospects.list.queryOptions({ workspaceId, search, limit: 8 }),
    enabled: search.length > 1,
    placeholderData: keepPreviousData,
  }).data
  return useMemo(() => {
    const commands = workspaceCommands
      .filter(({ id }) => id !== 'palette')
      .map(
        (command): Entry => ({
          id: `command ${command.id}`,
          section: command.group === 'pages' || command.group === 'settings' ? command.group : 'commands',
          icon: command.icon,
          title: t(command.id),
          command: command.id,
          keys: command.keys && keysText(command.keys[0]),
          isDisabled: !(command.when?.(context) ?? true),
          run: () => command.run(context),
        }),
      )
    const ofPrograms = (programs ?? []).map(
      ({ id, name }): Entry => ({
        id: `program ${id}`,
        section: 'programs',
        icon: Workflow,
        title: name,
        run: () => context.go(`programs/${id}`),
      }),
    )
    const ofPeople = (wanted.trim().length > 1 ? (people?.rows ?? []) : []).map(
      (person): Entry => ({
        id: `person ${person.id}`,
        section: 'people',
        icon: Contact,
        title: personName(person),
        about: [person.company, person.email].filter(Boolean).join(' · '),
        // The server has looked already, in more than is shown here.
        also: wanted,
        run: () => context.go(`prospects/${person.id}`),
      }),
    )
    return [...commands, ...ofPrograms, ...ofPeople]
  }, [t, context, programs, people, wanted])
}
