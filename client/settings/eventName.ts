import type { TFunction } from 'i18next'

const known = [
  'email.clicked',
  'file.downloaded',
  'form.submitted',
  'page.visited',
  'email.unsubscribed',
  'list.joined',
] as const

/** An event's type as people say it; types of other systems stay as they are. */
export function eventName(type: string, t: TFunction<'settings'>): string {
  const own = known.find((one) => one === type)
  return own ? t(`event.${own}`) : type
}

/** Whether an event may be called this. */
export function isEventType(type: string): boolean {
  return /^[a-z0-9._-]{1,80}$/.test(type)
}
