import type { Language } from '#engine/nodes/language.ts'

/** A field that emails may merge in: `{{ prospect.firstName | default: 'there' }}`. */
export interface MergeField {
  /** What stands between the braces: `prospect.firstName`. */
  readonly tag: string
  readonly label: Readonly<Record<Language, string>>
  /** True when a person may lack it, so that a sentence must be able to do without. */
  readonly mayBeEmpty: boolean
  /** What to say instead when it is empty, where a good word exists. */
  readonly fallback?: Readonly<Record<Language, string>>
}

/** Every field but `prospect.fields.<name>`, which are the workspace's own. */
export const mergeFields: readonly MergeField[] = [
  {
    tag: 'prospect.firstName',
    label: { en: 'First name', fi: 'Etunimi', sv: 'Förnamn' },
    mayBeEmpty: true,
    fallback: { en: 'there', fi: 'hei', sv: 'du' },
  },
  { tag: 'prospect.lastName', label: { en: 'Last name', fi: 'Sukunimi', sv: 'Efternamn' }, mayBeEmpty: true },
  { tag: 'prospect.email', label: { en: 'Email address', fi: 'Sähköpostiosoite', sv: 'E-postadress' }, mayBeEmpty: false },
  {
    tag: 'prospect.company',
    label: { en: 'Company', fi: 'Yritys', sv: 'Företag' },
    mayBeEmpty: true,
    fallback: { en: 'your company', fi: 'yrityksesi', sv: 'ditt företag' },
  },
  { tag: 'prospect.jobTitle', label: { en: 'Job title', fi: 'Tehtävänimike', sv: 'Befattning' }, mayBeEmpty: true },
  { tag: 'prospect.phone', label: { en: 'Phone', fi: 'Puhelin', sv: 'Telefon' }, mayBeEmpty: true },
  { tag: 'prospect.language', label: { en: 'Language', fi: 'Kieli', sv: 'Språk' }, mayBeEmpty: true },
  { tag: 'prospect.source', label: { en: 'Source', fi: 'Lähde', sv: 'Källa' }, mayBeEmpty: true },
  { tag: 'prospect.score', label: { en: 'Score', fi: 'Pistemäärä', sv: 'Poäng' }, mayBeEmpty: false },
  { tag: 'owner.name', label: { en: "Seller's name", fi: 'Myyjän nimi', sv: 'Säljarens namn' }, mayBeEmpty: true },
  { tag: 'owner.email', label: { en: "Seller's email", fi: 'Myyjän sähköposti', sv: 'Säljarens e-post' }, mayBeEmpty: true },
  { tag: 'sender.name', label: { en: "Sender's name", fi: 'Lähettäjän nimi', sv: 'Avsändarens namn' }, mayBeEmpty: false },
  { tag: 'sender.email', label: { en: "Sender's email", fi: 'Lähettäjän sähköposti', sv: 'Avsändarens e-post' }, mayBeEmpty: false },
  { tag: 'workspace.name', label: { en: 'Our company', fi: 'Oma yritys', sv: 'Vårt företag' }, mayBeEmpty: false },
  { tag: 'workspace.postalAddress', label: { en: 'Our postal address', fi: 'Oma postiosoite', sv: 'Vår postadress' }, mayBeEmpty: false },
  { tag: 'unsubscribe', label: { en: 'Unsubscribe link', fi: 'Peruutuslinkki', sv: 'Avregistreringslänk' }, mayBeEmpty: false },
]
