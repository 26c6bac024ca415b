import type { TFunction } from 'i18next'
import type { Outputs } from '#client/api.ts'

export type NotificationRow = Outputs['notifications']['list']['rows'][number]

/** What a notification says: a line, and a quieter one below. */
export function notificationText(
  { kind, params }: Pick<NotificationRow, 'kind' | 'params'>,
  t: TFunction<'notifications'>,
): { title: string; about: string } {
  const text = (name: string) => String(params[name] ?? '')
  switch (kind) {
    case 'leadForYou':
      return { title: t('kind.leadForYou', { name: text('name') }), about: text('company') }
    case 'programNote':
      return {
        title: text('message') || text('program'),
        about: t('kind.programNote.about', { program: text('program'), name: text('name') }),
      }
    case 'importDone':
      return {
        title: t('kind.importDone', { file: text('fileName') }),
        about: t('kind.importDone.counts', {
          created: text('created'),
          updated: text('updated'),
          rejected: text('rejected'),
        }),
      }
    case 'importFailed':
      return { title: t('kind.importFailed', { file: text('fileName') }), about: '' }
    case 'mailRefused':
      return { title: t('kind.mailRefused'), about: text('message') }
    case 'transportPaused':
      return { title: t('kind.transportPaused', { server: text('server') }), about: text('message') }
    default:
      return { title: t('kind.other'), about: text('message') }
  }
}

/** The address inside the product that a notification leads to; null when it leads nowhere. */
export function notificationPath(link: string, workspaceId: number): string | null {
  if (!link.startsWith('/')) return null
  return link.startsWith('/w/') ? link : `/w/${workspaceId}${link}`
}
