import type { Language } from '#engine/nodes/language.ts'
import { mergeFields } from './mergeFields.ts'

/** What can be put right in an email's text without asking anybody. */
export type EmailFix = 'addFooter' | 'addFallback' | 'leaveOut' | 'addLanguage'

const unsubscribe: Readonly<Record<Language, string>> = {
  en: 'Unsubscribe',
  fi: 'Peru viestit',
  sv: 'Avregistrera mig',
}

/** Puts right what an issue of an email says.
 *  @param source the part of the email that the issue is about
 *  @returns the part afterwards, and what was done to it; null where somebody has to choose */
export function fixEmail(
  { code, params = {} }: { readonly code: string; readonly params?: Readonly<Record<string, unknown>> },
  source: string,
  language: Language,
): { readonly fix: EmailFix; readonly text: string } | null {
  const written = (fix: EmailFix, text: string) => (text === source ? null : { fix, text })
  if (code === 'email.noUnsubscribe') {
    const at = source.lastIndexOf('</mj-body>')
    return at < 0 ? null : written('addFooter', source.slice(0, at) + footer(language) + source.slice(at))
  }
  if (code === 'email.noLanguage') return written('addLanguage', source.replace(/<mjml\b/, `<mjml lang="${language}"`))
  if (code !== 'email.noFallback' || typeof params.name !== 'string') return null
  const word = mergeFields.find(({ tag }) => tag === params.name)?.fallback?.[language]
  return written(word ? 'addFallback' : 'leaveOut', withFallback(source, params.name, word ?? ''))
}

const footer = (language: Language): string => `
    <mj-section padding="24px">
      <mj-column>
        <mj-text font-size="12px" align="center">{{ workspace.name }} · {{ workspace.postalAddress }}</mj-text>
        <mj-text font-size="12px" align="center"><a href="{{ unsubscribe }}">${unsubscribe[language]}</a></mj-text>
      </mj-column>
    </mj-section>
  `

/** Every place that says the field and nothing else gets a word for when it is empty. */
function withFallback(source: string, name: string, word: string): string {
  const place = new RegExp(
    String.raw`(\{\{-?\s*${name.replaceAll('.', String.raw`\.`)})((?:\s*\|[^}|]*)*?)(\s*-?\}\})`,
    'g',
  )
  return source.replace(place, (whole, opening: string, filters: string, closing: string) =>
    /\|\s*default\s*:/.test(filters) ? whole : `${opening} | default: '${word}'${filters}${closing}`,
  )
}
