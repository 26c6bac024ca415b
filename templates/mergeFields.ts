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
    fallback: { en: 'there', fi: 'taas', sv: 'igen' },
  },
  { tag: 'prospect.lastName', label: { en: 'Last name', fi: 'Sukunimi', sv: 'Efternamn' }, mayBeEmpty: true },
  {
    tag: 'prospect.email',
    label: { en: 'Email address', fi: 'Sähköpostiosoite', sv: 'E-postadress' },
    mayBeEmpty: false,
  },
  {
    tag: 'prospect.company',
    label: { en: 'Company', fi: 'Yritys', sv: 'Företag' },
    mayBeEmpty: true,
    fallback: { en: 'your company', fi: 'yrityksesi', sv: 'ditt företag' },
  },
  { tag: 'prospect.jobTitle', label: { en: 'Job title', fi: 'Titteli', sv: 'Titel' }, mayBeEmpty: true },
  { tag: 'prospect.phone', label: { en: 'Phone', fi: 'Puhelin', sv: 'Telefon' }, mayBeEmpty: true },
  { tag: 'prospect.language', label: { en: 'Language', fi: 'Kieli', sv: 'Språk' }, mayBeEmpty: true },
  { tag: 'prospect.source', label: { en: 'Source', fi: 'Lähde', sv: 'Källa' }, mayBeEmpty: true },
  { tag: 'prospect.score', label: { en: 'Score', fi: 'Pistemäärä', sv: 'Poäng' }, mayBeEmpty: false },
  {
    tag: 'owner.name',
    label: { en: 'Owner’s name', fi: 'Vastuuhenkilön nimi', sv: 'Den ansvarigas namn' },
    mayBeEmpty: true,
  },
  {
    tag: 'owner.email',
    label: { en: 'Owner’s email', fi: 'Vastuuhenkilön sähköposti', sv: 'Den ansvarigas e-post' },
    mayBeEmpty: true,
  },
  {
    tag: 'sender.name',
    label: { en: 'Sender’s name', fi: 'Lähettäjän nimi', sv: 'Avsändarens namn' },
    mayBeEmpty: false,
  },
  {
    tag: 'sender.email',
    label: { en: 'Sender’s email', fi: 'Lähettäjän sähköposti', sv: 'Avsändarens e-post' },
    mayBeEmpty: false,
  },
  { tag: 'workspace.name', label: { en: 'Our company', fi: 'Oma yritys', sv: 'Vårt företag' }, mayBeEmpty: false },
  {
    tag: 'workspace.postalAddress',
    label: { en: 'Our postal address', fi: 'Oma postiosoite', sv: 'Vår postadress' },
    mayBeEmpty: false,
  },
  {
    tag: 'unsubscribe',
    label: { en: 'Unsubscribe link', fi: 'Perumislinkki', sv: 'Avregistreringslänk' },
    mayBeEmpty: false,
  },
]

const byTag: ReadonlyMap<string, MergeField> = new Map(mergeFields.map((field) => [field.tag, field]))

/** The field of a path; `own` for the workspace's own prospect fields; undefined for what does not exist. A trailing
 *  size, first or last is Liquid's. */
export function findMergeField(path: readonly string[]): MergeField | 'own' | undefined {
  const [root, second] = path
  if (root === 'prospect' && second === 'fields') return 'own'
  const last = path.at(-1) ?? ''
  const plain = path.length > 1 && ['size', 'first', 'last'].includes(last) ? path.slice(0, -1) : path
  return byTag.get(path.join('.')) ?? byTag.get(plain.join('.'))
}

/** The field that somebody may have meant: a slip of the fingers, another root, or the label instead of the tag. */
export function nearestMergeField(path: readonly string[], ownFields?: ReadonlySet<string>): string | undefined {
  const wanted = simplify(path.at(-1) ?? '')
  const own = [...(ownFields ?? [])].map((name) => ({ tag: `prospect.fields.${name}`, names: [name] }))
  const candidates = mergeFields.map(({ tag, label }) => ({
    tag,
    names: [tag.slice(tag.lastIndexOf('.') + 1), ...Object.values(label)],
  }))
  let best: string | undefined
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const { tag, names } of [...candidates, ...own]) {
    // Of two that are as near, the one with the same root.
    const elsewhere = tag.startsWith(`${path[0]}.`) ? 0 : 0.5
    for (const name of names) {
      const distance = editDistance(wanted, simplify(name)) + elsewhere
      if (distance < least) [least, best] = [distance, tag]
    }
  }
  return best
}

function simplify(name: string): string {
  return name.toLowerCase().replace(/[\s_'’-]/g, '')
}

/** Letters to insert, delete, replace or swap with their neighbour to turn one word into the other. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0
  for (let i = 1; i <= a.length; i++) {
    rows[i] = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : replaced
      rows[i]?.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, replaced, swapped))
    }
  }
  return at(a.length, b.length)
}
