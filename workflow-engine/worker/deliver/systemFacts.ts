import type { Language } from '../../nodes/language.ts'

/** What a system message carries in its payload. */
export interface Facts {
  readonly name: string
  readonly company: string
  readonly email: string
  readonly program: string
  readonly message: string
  readonly link: string
  readonly leadId: number | null
  readonly urgent: boolean
  readonly contactBy: Date | null
  readonly reasons: readonly { readonly code: string; readonly params: Readonly<Record<string, unknown>> }[]
}

/** Reads a payload as it was written (sales/settleSales.ts), or as far as it goes. */
export function readFacts(params: Readonly<Record<string, unknown>>): Facts {
  const text = (key: string) => (typeof params[key] === 'string' ? params[key] : '')
  const contactBy = new Date(text('contactBy'))
  return {
    name: text('name'),
    company: text('company'),
    email: text('email'),
    program: text('program'),
    message: text('message'),
    link: text('link'),
    leadId: typeof params.leadId === 'number' ? params.leadId : null,
    urgent: params.urgent === true,
    contactBy: Number.isNaN(contactBy.getTime()) ? null : contactBy,
    reasons: Array.isArray(params.reasons) ? params.reasons : [],
  }
}

const locales: Readonly<Record<Language, readonly [string, 'short' | 'numeric']>> = {
  en: ['en-GB', 'short'],
  fi: ['fi-FI', 'numeric'],
  sv: ['sv-SE', 'short'],
}
const formats = new Map<string, Intl.DateTimeFormat>()

/** A day and a time of day as people of the language write them. */
export function moment(at: Date, language: Language, zone: string): string {
  const key = `${language} ${zone}`
  const [locale, month] = locales[language]
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month,
      hour: 'numeric',
      minute: '2-digit',
      timeZone: zone,
    })
  formats.set(key, format)
  return format.format(at)
}
