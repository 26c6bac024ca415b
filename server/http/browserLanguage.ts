import { type Language, languages } from '#engine/nodes/language.ts'

/** The language to answer a stranger in: the best of ours in Accept-Language, else English. */
export function browserLanguage(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';')
      const q = params.find((param) => param.trim().startsWith('q='))
      return { language: tag.split('-', 1)[0] ?? '', weight: q ? Number(q.trim().slice(2)) || 0 : 1 }
    })
    .filter(({ language, weight }) => weight > 0 && (languages as readonly string[]).includes(language))
    .sort((a, b) => b.weight - a.weight)
  return (wishes[0]?.language as Language | undefined) ?? 'en'
}
