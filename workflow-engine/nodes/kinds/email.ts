import { z } from 'zod'
import { pickVariant } from '../../experiment/assign.ts'
import { type Complaint, defineNode, type Summary } from '../defineNode.ts'
import { RowId, Variant } from '../fields.ts'

export const email = defineNode({
  type: 'email',
  family: 'send',
  config: z.strictObject({
    /** A person gets one of them, always the same one. */
    variants: z
      .array(Variant)
      .min(1)
      .max(8)
      .refine((variants) => new Set(variants.map(({ id }) => id)).size === variants.length, 'Two variants share an id.')
      .prefault([{ id: 'a', weight: 100 }])
      .meta({ widget: 'variants' }),
    /** Whoever opted out of it does not get the email (message.topic_id). */
    topicId: RowId.nullable().default(null).meta({ widget: 'topic' }),
  }),
  outlets: ['then'],
  texts: {
    en: {
      title: 'Send email',
      about: 'Sends one email and moves on at once.',
      synonyms: 'mail, message, newsletter, A/B test, variant, send',
      'outlet.then': 'Then',
      'field.variants': 'Email',
      'field.topicId': 'Topic',
      'help.topicId': 'Whoever has opted out of the topic does not get this email and goes on all the same.',
      'summary.one': '{{subject}}',
      'summary.many_one': '{{subject}} and {{count}} other variant',
      'summary.many_other': '{{subject}} and {{count}} other variants',
      'summary.empty': 'Write the email',
      'issue.noSubject': 'The email has no subject.',
      'issue.noBody': 'The email has no content yet.',
      'issue.noSubjectIn': 'Variant {{variant}} has no subject.',
      'issue.noBodyIn': 'Variant {{variant}} has no content yet.',
      'issue.weights': 'Weights add up to {{sum}} %. They should add up to 100 %.',
      'issue.badSender': '“{{address}}” is not an email address to send from.',
    },
    fi: {
      title: 'Lähetä sähköposti',
      about: 'Lähettää yhden viestin ja jatkaa heti eteenpäin.',
      synonyms: 'viesti, posti, meili, uutiskirje, A/B-testi, versio, lähetä',
      'outlet.then': 'Sitten',
      'field.variants': 'Viesti',
      'field.topicId': 'Aihepiiri',
      'help.topicId': 'Aihepiirin viestit peruneelle tätä viestiä ei lähetetä, mutta hän jatkaa ohjelmassa eteenpäin.',
      'summary.one': '{{subject}}',
      'summary.many_one': '{{subject}} ja {{count}} muu versio',
      'summary.many_other': '{{subject}} ja {{count}} muuta versiota',
      'summary.empty': 'Kirjoita viesti',
      'issue.noSubject': 'Viestistä puuttuu aihe.',
      'issue.noBody': 'Viestissä ei ole vielä sisältöä.',
      'issue.noSubjectIn': 'Versiosta {{variant}} puuttuu aihe.',
      'issue.noBodyIn': 'Versiossa {{variant}} ei ole vielä sisältöä.',
      'issue.weights': 'Osuuksien summa on {{sum}}\u00a0%. Sen pitää olla 100\u00a0%.',
      'issue.badSender': '”{{address}}” ei kelpaa lähettäjän sähköpostiosoitteeksi.',
    },
    sv: {
      title: 'Skicka mejl',
      about: 'Skickar ett mejl och går vidare direkt.',
      synonyms: 'e-post, mail, meddelande, nyhetsbrev, A/B-test, variant, skicka',
      'outlet.then': 'Sedan',
      'field.variants': 'Mejl',
      'field.topicId': 'Ämnesområde',
      'help.topicId': 'Den som har avböjt ämnesområdet får inte mejlet men går vidare ändå.',
      'summary.one': '{{subject}}',
      'summary.many_one': '{{subject}} och {{count}} annan variant',
      'summary.many_other': '{{subject}} och {{count}} andra varianter',
      'summary.empty': 'Skriv mejlet',
      'issue.noSubject': 'Mejlet saknar ämnesrad.',
      'issue.noBody': 'Mejlet har inget innehåll ännu.',
      'issue.noSubjectIn': 'Variant {{variant}} saknar ämnesrad.',
      'issue.noBodyIn': 'Variant {{variant}} har inget innehåll ännu.',
      'issue.weights': 'Andelarna blir tillsammans {{sum}}\u00a0%. De ska bli 100\u00a0%.',
      'issue.badSender': '”{{address}}” är ingen giltig avsändaradress.',
    },
  },
  summary: ({ variants }): Summary => {
    const subject = variants[0]?.content.subject.trim()
    if (!subject) return { key: 'summary.empty' }
    const others = variants.length - 1
    return others === 0
      ? { key: 'summary.one', params: { subject } }
      : { key: 'summary.many', params: { subject, count: others } }
  },
  references: ({ topicId }) => (topicId ? [{ ref: 'topic', id: topicId, field: 'topicId' }] : []),
  check: ({ variants }) => [
    ...variants.flatMap((variant, index) => complaintsOf(variant, index, variants.length > 1)),
    ...complaintsOfWeights(variants),
  ],
  visit: ({ config: { variants, topicId }, chance }) => {
    const variantId = pickVariant(variants, chance)?.id ?? variants[0]?.id ?? 'a'
    // A version that was published before there were topics has none.
    return { kind: 'proceed', via: 'then', effects: [{ kind: 'email.send', variantId, topicId: topicId ?? null }] }
  },
})

/** What a variant is called on the screen: A, B, C … in the order they stand in. */
export const variantLetter = (index: number): string => String.fromCharCode(65 + index)

function complaintsOf({ content }: Variant, index: number, oneOfMany: boolean): Complaint[] {
  const complaints: Complaint[] = []
  const complain = (code: string, key: string) =>
    complaints.push({
      code: oneOfMany ? `${code}In` : code,
      severity: 'blocker',
      field: `variants.${index}.content.${key}`,
      ...(oneOfMany && { params: { variant: variantLetter(index) } }),
    })
  if (!content.subject.trim()) complain('noSubject', 'subject')
  if (!content.mjml.trim()) complain('noBody', 'mjml')
  const address = content.senderEmail.trim()
  if (address && !/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(address)) {
    const field = `variants.${index}.content.senderEmail`
    complaints.push({ code: 'badSender', severity: 'blocker', field, params: { address } })
  }
  return complaints
}

function complaintsOfWeights(variants: readonly Variant[]): Complaint[] {
  const sum = variants.reduce((total, { weight }) => total + weight, 0)
  return sum === 100 ? [] : [{ code: 'weights', severity: 'blocker', field: 'variants', params: { sum } }]
}
