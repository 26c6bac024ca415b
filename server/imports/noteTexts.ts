import type { Language } from '#engine/nodes/language.ts'

export type NoteParams = Readonly<Record<string, string | number>>

/** Why a row was not taken in, and remarks on rows that were. `{row}` is the data row, the first under the headings
 *  being 1. */
export const noteTexts = {
  invalidEmail: {
    en: 'Row {row}: “{email}” is not an email address',
    fi: 'Rivi {row}: ”{email}” ei ole sähköpostiosoite',
    sv: 'Rad {row}: ”{email}” är inte en e-postadress',
  },
  noEmail: {
    en: 'Row {row}: no email address',
    fi: 'Rivi {row}: sähköpostiosoite puuttuu',
    sv: 'Rad {row}: e-postadress saknas',
  },
  duplicate: {
    en: 'Row {row}: the same address as in row {first}, which was imported',
    fi: 'Rivi {row}: sama osoite kuin rivillä {first}, joka tuotiin',
    sv: 'Rad {row}: samma adress som på rad {first}, som importerades',
  },
  columns: {
    en: 'Row {row}: {found} columns, expected {expected}',
    fi: 'Rivi {row}: {found} saraketta, odotettiin {expected}',
    sv: 'Rad {row}: {found} kolumner i stället för {expected}',
  },
  empty: { en: 'Row {row}: empty', fi: 'Rivi {row}: tyhjä', sv: 'Rad {row}: tom' },
  unclosedQuote: {
    en: 'Row {row}: quote opened and never closed',
    fi: 'Rivi {row}: lainausmerkkiä ei ole suljettu',
    sv: 'Rad {row}: citattecknet stängs aldrig',
  },
  textAfterQuote: {
    en: 'Row {row}: text after a closing quote',
    fi: 'Rivi {row}: tekstiä sulkevan lainausmerkin jälkeen',
    sv: 'Rad {row}: text efter ett avslutande citattecken',
  },
  tooLong: {
    en: 'Row {row}: longer than 1 MB',
    fi: 'Rivi {row}: pidempi kuin 1\u00a0Mt',
    sv: 'Rad {row}: längre än 1\u00a0MB',
  },
  suppressed: {
    en: 'Row {row}: {email} has opted out or cannot be reached, and gets no emails',
    fi: 'Rivi {row}: {email} on kieltänyt viestit tai osoite ei toimi, joten sille ei lähetetä viestejä',
    sv: 'Rad {row}: {email} har tackat nej eller går inte att nå och får inga mejl',
  },
  withdrawn: {
    en: 'Row {row}: {email} withdrew consent before, and gets no emails',
    fi: 'Rivi {row}: {email} on aiemmin perunut suostumuksensa, joten sille ei lähetetä viestejä',
    sv: 'Rad {row}: {email} har tidigare återkallat sitt samtycke och får inga mejl',
  },
  consentNo: {
    en: 'Row {row}: the consent column says no, so no emails are sent',
    fi: 'Rivi {row}: suostumussarakkeessa on kielto, joten viestejä ei lähetetä',
    sv: 'Rad {row}: samtyckeskolumnen säger nej, så inga mejl skickas',
  },
  consentUnclear: {
    en: 'Row {row}: “{value}” is not a date of consent; the day of the import was recorded',
    fi: 'Rivi {row}: ”{value}” ei ole suostumuksen päivämäärä; kirjattiin tuontipäivä',
    sv: 'Rad {row}: ”{value}” är inte ett samtyckesdatum; importdagen registrerades',
  },
  language: {
    en: 'Row {row}: “{value}” is not a language; left empty',
    fi: 'Rivi {row}: ”{value}” ei ole kieli; jätettiin tyhjäksi',
    sv: 'Rad {row}: ”{value}” är inget språk; lämnades tomt',
  },
  timeZone: {
    en: 'Row {row}: “{value}” is not a time zone such as Europe/Helsinki; left empty',
    fi: 'Rivi {row}: ”{value}” ei ole aikavyöhyke, kuten Europe/Helsinki; jätettiin tyhjäksi',
    sv: 'Rad {row}: ”{value}” är ingen tidszon som Europe/Stockholm; lämnades tomt',
  },
  characters: {
    en: 'Row {row}: holds characters that do not exist in this encoding',
    fi: 'Rivi {row}: sisältää merkkejä, joita merkistössä ei ole',
    sv: 'Rad {row}: innehåller tecken som inte finns i teckenkodningen',
  },
  cut: {
    en: 'Row {row}: “{heading}” was cut at {limit} characters',
    fi: 'Rivi {row}: ”{heading}” katkaistiin {limit} merkkiin',
    sv: 'Rad {row}: ”{heading}” kortades till {limit} tecken',
  },
} satisfies Record<string, Readonly<Record<Language, string>>>

export type NoteCode = keyof typeof noteTexts

/** A note as a sentence. */
export function noteSentence(code: string, row: number, params: NoteParams, language: Language): string {
  const text = Object.hasOwn(noteTexts, code) ? noteTexts[code as NoteCode][language] : code
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name === 'row' ? String(row) : String(params[name] ?? whole),
  )
}

/** The words of the report's first line. */
export const reportHeadings: Readonly<Record<Language, readonly string[]>> = {
  en: ['Row', 'Line', 'Imported', 'Reason', 'The row in the file'],
  fi: ['Rivi', 'Tiedoston rivi', 'Tuotu', 'Syy', 'Rivi tiedostossa'],
  sv: ['Rad', 'Rad i filen', 'Importerad', 'Orsak', 'Raden i filen'],
}
export const yesNo: Readonly<Record<Language, readonly [string, string]>> = {
  en: ['yes', 'no'],
  fi: ['kyllä', 'ei'],
  sv: ['ja', 'nej'],
}
