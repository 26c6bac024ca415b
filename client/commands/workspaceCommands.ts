import {
  CirclePause,
  CirclePlay,
  Contact,
  FileDown,
  FileUp,
  Flame,
  HeartPulse,
  Inbox,
  Key,
  Keyboard,
  ListChecks,
  type LucideIcon,
  Mail,
  Monitor,
  Moon,
  Plus,
  Search,
  Settings,
  SlidersHorizontal,
  Sun,
  User,
  Users,
  Workflow,
} from 'lucide-react'
import type { Theme } from '#client/shell/theme.ts'
import type { Role } from '#client/shell/workspace.ts'
import type { Command, CommandId } from './Command.ts'

/** How things stand in a workspace, on any of its pages. */
export interface WorkspaceContext {
  can(atLeast: Role): boolean
  readonly sendingPaused: boolean
  /** Opens a page of the workspace: `settings/members`. */
  go(page: string): void
  /** Opens what asks or shows over the page. */
  show(what: 'palette' | 'shortcuts' | 'pauseSending'): void
  resumeSending(): void
  chooseTheme(theme: Theme): void
}
export type WorkspaceCommand = Command<WorkspaceContext>

const page = (id: CommandId, icon: LucideIcon, path: string): WorkspaceCommand => ({
  id,
  icon,
  group: 'pages',
  run: ({ go }) => go(path),
})
const settings = (id: CommandId, icon: LucideIcon, section: string, atLeast: Role = 'viewer'): WorkspaceCommand => ({
  id,
  icon,
  group: 'settings',
  when: ({ can }) => can(atLeast),
  run: ({ go }) => go(`settings/${section}`),
})
const theme = (id: CommandId, icon: LucideIcon, chosen: Theme): WorkspaceCommand => ({
  id,
  icon,
  group: 'workspace',
  run: ({ chooseTheme }) => chooseTheme(chosen),
})

/** What can be done and where one can go from every page of a workspace. */
export const workspaceCommands: readonly WorkspaceCommand[] = [
  {
    id: 'palette',
    group: 'workspace',
    icon: Search,
    keys: ['Mod+k'],
    scope: 'page',
    inFields: true,
    run: ({ show }) => show('palette'),
  },
  {
    id: 'newProgram',
    group: 'workspace',
    icon: Plus,
    when: ({ can }) => can('marketer'),
    run: ({ go }) => go('programs?new'),
  },
  {
    id: 'importProgram',
    group: 'workspace',
    icon: FileUp,
    when: ({ can }) => can('marketer'),
    run: ({ go }) => go('programs?import'),
  },
  {
    id: 'pauseSending',
    group: 'workspace',
    icon: CirclePause,
    danger: true,
    when: ({ can, sendingPaused }) => can('marketer') && !sendingPaused,
    run: ({ show }) => show('pauseSending'),
  },
  {
    id: 'resumeSending',
    group: 'workspace',
    icon: CirclePlay,
    when: ({ can, sendingPaused }) => can('marketer') && sendingPaused,
    run: ({ resumeSending }) => resumeSending(),
  },
  theme('lightTheme', Sun, 'light'),
  theme('darkTheme', Moon, 'dark'),
  theme('systemTheme', Monitor, 'system'),
  { id: 'shortcuts', group: 'workspace', icon: Keyboard, run: ({ show }) => show('shortcuts') },
  page('goPrograms', Workflow, 'programs'),
  page('goProspects', Contact, 'prospects'),
  page('goLeads', Flame, 'leads'),
  page('goLists', ListChecks, 'lists'),
  page('goFiles', FileDown, 'files'),
  page('goMailbox', Inbox, 'mailbox'),
  page('goImports', FileUp, 'imports'),
  settings('goWorkspace', Settings, 'workspace'),
  settings('goMembers', Users, 'members'),
  settings('goScoring', SlidersHorizontal, 'scoring'),
  settings('goSending', Mail, 'sending'),
  settings('goHealth', HeartPulse, 'health', 'marketer'),
  settings('goKeys', Key, 'keys', 'owner'),
  settings('goProfile', User, 'profile'),
]
