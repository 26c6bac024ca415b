/** A language as people write it (fi-FI, Finnish, suomi, ruotsi, svenska) as its code, or null when it is none. */
export function languageCode(text: string): string | null {
  const word = text.trim().toLowerCase()
  const named = names.get(word)
  if (named) return named
  const code = /^([a-z]{2,3})(?:[-_][a-z0-9]+)*$/.exec(word)?.[1]
  return code ? (names.get(code) ?? code) : null
}

const names = new Map(
  Object.entries({
    fi: 'fin finnish suomi suomeksi finska',
    sv: 'se swe swedish ruotsi ruotsiksi svenska',
    en: 'eng gb english englanti englanniksi engelska',
    no: 'nor nb nn norwegian norja norska norsk',
    da: 'dan dk danish tanska danska dansk',
    et: 'est ee estonian viro eesti estniska',
    de: 'ger deu german saksa tyska deutsch',
    ru: 'rus russian venäjä ryska',
    fr: 'fre fra french ranska franska',
    es: 'spa spanish espanja spanska',
  }).flatMap(([code, words]) => words.split(' ').map((word) => [word, code] as const)),
)
