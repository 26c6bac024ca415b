import { emailKey, tidyEmail } from '#server/prospects/emailKey.ts'
import type { ColumnMapping, KnownField } from './mapping.ts'

/**
 * Guesses what every column is: by its heading's name or a synonym in English, Finnish or Swedish; failing that, the
 * column whose cells are addresses is the email column. Whatever is left becomes a field of the person's own.
 * @param sample some data rows
 */
export function matchHeadings(headings: readonly string[], sample: readonly (readonly string[])[]): ColumnMapping[] {
  const taken = new Set<string>()
  const guesses = headings.map((heading) => {
    const field = known.get(plain(heading)) ?? null
    if (field === null || taken.has(field)) return null
    taken.add(field)
    return field
  })
  if (!taken.has('email')) {
    const column = addressColumn(headings.length, sample)
    if (column !== null) guesses[column] = 'email'
  }
  const names = new Set<string>()
  return headings.map((heading, column) => ({
    column,
    heading,
    field: guesses[column] ?? ownField(heading, column, sample, names),
  }))
}

function ownField(heading: string, column: number, sample: readonly (readonly string[])[], names: Set<string>): string {
  if (plain(heading) === '' && sample.every((row) => (row[column] ?? '').trim() === '')) return 'skip'
  const base = fieldName(heading) || `column${column + 1}`
  let name = base
  for (let n = 2; names.has(name); n++) name = `${base.slice(0, 60)}${n}`
  names.add(name)
  return `fields.${name}`
}

/** A heading as the name of a field: "Number of employees" → numberOfEmployees, "Työntekijät" → tyontekijat. */
export function fieldName(heading: string): string {
  const words = withoutMarks(heading)
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
  const name = words
    .map((word) => (word === word.toUpperCase() ? word.toLowerCase() : word))
    .map((word, n) => (n === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join('')
    .slice(0, 64)
  if (/^[0-9]/.test(name)) return `field${name}`.slice(0, 64)
  return reserved.has(name) ? `${name}Field` : name
}

const reserved = new Set(['constructor', 'prototype'])

/** The column of which at least half of the filled cells are addresses. */
function addressColumn(columns: number, sample: readonly (readonly string[])[]): number | null {
  for (let column = 0; column < columns; column++) {
    const cells = sample.map((row) => tidyEmail(row[column] ?? '')).filter((cell) => cell !== '')
    if (cells.length > 0 && cells.filter((cell) => emailKey(cell)).length * 2 >= cells.length) return column
  }
  return null
}

function withoutMarks(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[øØ]/g, 'o').replace(/[æÆ]/g, 'ae').replace(/ß/g, 'ss')
}

function plain(heading: string): string {
  return withoutMarks(heading)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

/** Synonyms without accents, blanks and punctuation, as `plain` makes them: English; Finnish; Swedish. */
const synonyms: Readonly<Partial<Record<KnownField, string>>> = {
  email:
    'email emailaddress mail mailaddress emailid workemail businessemail contactemail primaryemail emailwork ' +
    'sahkoposti sahkopostiosoite sposti spostiosoite meili meiliosoite emailosoite ' +
    'epost epostadress epostaddress epostadr mejl mejladress mailadress',
  firstName: 'firstname first givenname forename fname etunimi etunimet kutsumanimi fornamn tilltalsnamn',
  lastName: 'lastname last surname familyname lname sukunimi efternamn',
  fullName:
    'name fullname contact contactname contactperson person nimi kokonimi yhteyshenkilo henkilo namn fullstandigtnamn kontaktperson kontakt',
  company:
    'company companyname organisation organization organisationname organizationname account accountname employer business firm ' +
    'yritys yrityksennimi yritysnimi organisaatio yhtio tyonantaja toiminimi ' +
    'foretag foretagsnamn foretagetsnamn bolag firma organisationsnamn arbetsgivare',
  jobTitle:
    'jobtitle title role position job function jobrole titteli tehtava tehtavanimike ammattinimike nimike asema rooli toimenkuva ammatti ' +
    'befattning titel roll yrkestitel yrke tjanst arbetstitel',
  phone:
    'phone phonenumber telephone telephonenumber tel mobile mobilephone mobilenumber cell cellphone workphone gsm ' +
    'puhelin puhelinnumero puh puhnro puhelinnro matkapuhelin matkapuhelinnumero kannykka ' +
    'telefon telefonnummer tfn tel tele mobil mobiltelefon mobilnummer',
  language:
    'language lang languagecode preferredlanguage locale kieli asiointikieli kielikoodi sprak sprakkod kontaktsprak',
  timeZone: 'timezone tz timezoneid aikavyohyke tidszon',
  source: 'source leadsource origin lahde liidinlahde alkupera kalla leadkalla ursprung',
  consentAt:
    'consent consentat consentdate consenttime consentgiven consentgivenat optin optinat optindate marketingconsent permission permissiondate ' +
    'suostumus suostumuspaiva suostumuspvm suostumuksenpaiva suostumuksenpvm suostumusannettu markkinointilupa markkinointisuostumus lupa lupapaiva ' +
    'samtycke samtyckesdatum samtyckedatum samtyckegivet medgivande marknadsforingssamtycke',
}

const known = new Map<string, KnownField>(
  Object.entries(synonyms).flatMap(([field, words]) =>
    words.split(' ').map((word) => [word, field as KnownField] as const),
  ),
)
