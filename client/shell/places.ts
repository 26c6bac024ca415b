import { Contact, FileDown, Flame, Inbox, ListChecks, type LucideIcon, Settings, Workflow } from 'lucide-react'

export interface Place {
  id: 'programs' | 'prospects' | 'leads' | 'lists' | 'files' | 'mailbox' | 'settings'
  icon: LucideIcon
}

/** The pages of the navigation, in its order. The first three are what people come for; phones show them at once. */
export const places: readonly Place[] = [
  { id: 'programs', icon: Workflow },
  { id: 'prospects', icon: Contact },
  { id: 'leads', icon: Flame },
  { id: 'lists', icon: ListChecks },
  { id: 'files', icon: FileDown },
  { id: 'mailbox', icon: Inbox },
  { id: 'settings', icon: Settings },
]

/** Pages that stand under another's name in the navigation. */
export function isUnder(place: Place['id'], pathname: string, workspaceId: number): boolean {
  const path = pathname.slice(`/w/${workspaceId}/`.length)
  const first = path.split('/')[0]
  return first === place || (place === 'prospects' && first === 'imports')
}
