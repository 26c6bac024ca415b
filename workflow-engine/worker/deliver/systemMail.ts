import type { Language } from '../../nodes/language.ts'
import { type Facts, moment, readFacts } from './systemFacts.ts'

export interface SystemMail {
  readonly subject: string
  readonly html: string
  readonly text: string
}

interface Words {
  /** Someone has become a lead. */
  readonly leadSubject: (who: string, urgent: boolean) => string
  readonly leadOpening: (who: string) => string
  readonly noteSubject: (program: string, who: string) => string
  readonly noteOpening: (program: string, who: string) => string
  readonly reasons: string
  readonly downloaded: (file: string) => string
  readonly onList: (list: string) => string
  readonly score: (points: string) => string
  readonly contactBy: (when: string) => string
  readonly program: (name: string) => string
  readonly email: (address: string) => string
  readonly openLead: string
  readonly openProspect: string
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    leadSubject: (who, urgent) => `${urgent ? 'Urgent lead' : 'New lead'}: ${who}`,
    leadOpening: (who) => `A new lead is waiting to be contacted: ${who}.`,
    noteSubject: (program, who) => `Note from “${program}”: ${who}`,
    noteOpening: (program, who) => `The program “${program}” has a note about ${who}.`,
    reasons: 'Why now:',
    downloaded: (file) => `Downloaded “${file}”`,
    onList: (list) => `Is on the list “${list}”`,
    score: (points) => `Score: ${points}`,
    contactBy: (when) => `Contact by ${when}.`,
    program: (name) => `Program: ${name}`,
    email: (address) => `Email: ${address}`,
    openLead: 'Open the lead',
    openProspect: 'Open the prospect',
  },
  fi: {
    leadSubject: (who, urgent) => `${urgent ? 'Kiireellinen liidi' : 'Uusi liidi'}: ${who}`,
    leadOpening: (who) => `Uusi liidi odottaa yhteydenottoa: ${who}.`,
    noteSubject: (program, who) => `Ilmoitus ohjelmasta ”${program}”: ${who}`,
    noteOpening: (program, who) => `Ohjelma ”${program}” ilmoittaa prospektista: ${who}.`,
    reasons: 'Miksi juuri nyt:',
    downloaded: (file) => `Ladannut tiedoston ”${file}”`,
    onList: (list) => `Listalla ”${list}”`,
    score: (points) => `Pistemäärä: ${points}`,
    contactBy: (when) => `Yhteydenotto viimeistään ${when}.`,
    program: (name) => `Ohjelma: ${name}`,
    email: (address) => `Sähköposti: ${address}`,
    openLead: 'Avaa liidi',
    openProspect: 'Avaa prospekti',
  },
  sv: {
    leadSubject: (who, urgent) => `${urgent ? 'Brådskande lead' : 'Nytt lead'}: ${who}`,
    leadOpening: (who) => `Ett nytt lead väntar på kontakt: ${who}.`,
    noteSubject: (program, who) => `Meddelande från programmet ”${program}”: ${who}`,
    noteOpening: (program, who) => `Programmet ”${program}” har ett meddelande om ${who}.`,
    reasons: 'Varför just nu:',
    downloaded: (file) => `Har laddat ner ”${file}”`,
    onList: (list) => `Finns på listan ”${list}”`,
    score: (points) => `Poäng: ${points}`,
    contactBy: (when) => `Ta kontakt senast ${when}.`,
    program: (name) => `Program: ${name}`,
    email: (address) => `E-post: ${address}`,
    openLead: 'Öppna leadet',
    openProspect: 'Öppna prospektet',
  },
}

/**
 * News for a member: plain, in the member's language, with a link to where it goes on.
 * @param template leadForYou or programNote; anything else reads as a note
 * @param base what links begin with, no slash at the end
 * @param zone the workspace's IANA zone, for the moment to contact by
 */
export function systemMail(
  template: string,
  params: Readonly<Record<string, unknown>>,
  { language, base, zone }: { readonly language: string; readonly base: string; readonly zone: string },
): SystemMail {
  const spoken: Language = language === 'fi' || language === 'sv' ? language : 'en'
  const w = words[spoken]
  const facts = readFacts(params)
  const who = facts.company ? `${facts.name}, ${facts.company}` : facts.name
  const isLead = template === 'leadForYou'
  const opening = isLead ? w.leadOpening(who) : w.noteOpening(facts.program, who)
  const contactBy = facts.contactBy ? [w.contactBy(moment(facts.contactBy, spoken, zone))] : []
  const details = [...contactBy, w.email(facts.email), ...(isLead ? [w.program(facts.program)] : [])]
  return {
    subject: isLead ? w.leadSubject(who, facts.urgent) : w.noteSubject(facts.program, who),
    ...layOut({
      paragraphs: [opening, ...(facts.message ? [facts.message] : [])],
      heading: w.reasons,
      list: reasonsOf(facts, w),
      details,
      link: { label: facts.leadId ? w.openLead : w.openProspect, url: `${base}${facts.link}` },
    }),
  }
}

function reasonsOf({ reasons }: Facts, w: Words): string[] {
  return reasons.flatMap(({ code, params }) => {
    if (code === 'downloaded') return [w.downloaded(String(params.file ?? ''))]
    if (code === 'onList') return [w.onList(String(params.list ?? ''))]
    if (code === 'score') return [w.score(String(params.score ?? ''))]
    return []
  })
}

interface Layout {
  readonly paragraphs: readonly string[]
  readonly heading: string
  readonly list: readonly string[]
  readonly details: readonly string[]
  readonly link: { readonly label: string; readonly url: string }
}

/** The same words as text and as HTML. */
function layOut({ paragraphs, heading, list, details, link }: Layout): { text: string; html: string } {
  const reasons = list.length > 0 ? [[heading, ...list.map((item) => `- ${item}`)].join('\n')] : []
  const text = [...paragraphs, ...reasons, details.join('\n'), `${link.label}: ${link.url}`].join('\n\n')
  const rows = [
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`),
    ...(list.length > 0
      ? [`<p>${escapeHtml(heading)}</p><ul>${list.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`]
      : []),
    `<p>${details.map(escapeHtml).join('<br>')}</p>`,
    `<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p>`,
  ]
  const html = `<!doctype html><html><body style="font: 16px/1.5 sans-serif; color: #1c1c1a">${rows.join('\n')}</body></html>`
  return { text: `${text}\n`, html }
}

function escapeHtml(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
