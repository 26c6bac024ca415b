import { z } from 'zod'
import { type Complaint, defineNode, type Summary } from '../defineNode.ts'
import { OwnerRule, text } from '../fields.ts'

export const task = defineNode({
  type: 'task',
  family: 'sales',
  config: z.strictObject({
    title: text(200).default('').meta({ widget: 'text' }),
    owner: OwnerRule.default({ kind: 'ownerOrRoundRobin' }).meta({ widget: 'owner' }),
    /** null: no date. */
    dueInDays: z.number().int().min(0).max(365).nullable().default(2).meta({ widget: 'number' }),
  }),
  outlets: ['then'],
  texts: {
    en: {
      title: 'Create task',
      about: 'Asks a colleague to do something about the prospect.',
      synonyms: 'to-do, reminder, call, follow up, assign, activity, seller',
      'outlet.then': 'Then',
      'field.title': 'What to do',
      'field.owner': 'Who does it',
      'field.dueInDays': 'Due in days',
      'help.dueInDays': '0 is the same day. Empty: no date.',
      'choice.owner.kind.ownerOrRoundRobin': 'The prospect’s owner, else sales in turn',
      'choice.owner.kind.member': 'One member',
      'summary.sales': 'Task: {{title}}',
      'summary.member': 'Task for {{member}}: {{title}}',
      'summary.empty': 'Write what to do',
      'issue.noTitle': 'Write what to do.',
      'issue.noMember': 'Choose the member who does it.',
    },
    fi: {
      title: 'Luo tehtävä',
      about: 'Pyytää kollegaa tekemään jotain prospektin hyväksi.',
      synonyms: 'muistutus, soitto, soita, seuranta, työ, myyjä, tekeminen',
      'outlet.then': 'Sitten',
      'field.title': 'Mitä tehdään',
      'field.owner': 'Kuka tekee',
      'field.dueInDays': 'Määräaika päivinä',
      'help.dueInDays': '0 on sama päivä. Tyhjä: ei määräaikaa.',
      'choice.owner.kind.ownerOrRoundRobin': 'Prospektin vastuuhenkilö, muuten myyjät vuorotellen',
      'choice.owner.kind.member': 'Yksi jäsen',
      'summary.sales': 'Tehtävä: {{title}}',
      'summary.member': 'Tehtävä, tekijä {{member}}: {{title}}',
      'summary.empty': 'Kirjoita, mitä tehdään',
      'issue.noTitle': 'Kirjoita, mitä tehdään.',
      'issue.noMember': 'Valitse jäsen, joka tekee tehtävän.',
    },
    sv: {
      title: 'Skapa uppgift',
      about: 'Ber en kollega att göra något för prospektet.',
      synonyms: 'att göra, påminnelse, ring, samtal, uppföljning, tilldela, aktivitet, säljare',
      'outlet.then': 'Sedan',
      'field.title': 'Vad som ska göras',
      'field.owner': 'Vem som gör det',
      'field.dueInDays': 'Klart inom (dagar)',
      'help.dueInDays': '0 är samma dag. Tomt: inget datum.',
      'choice.owner.kind.ownerOrRoundRobin': 'Den som ansvarar för prospektet, annars säljarna i tur och ordning',
      'choice.owner.kind.member': 'En medlem',
      'summary.sales': 'Uppgift: {{title}}',
      'summary.member': 'Uppgift för {{member}}: {{title}}',
      'summary.empty': 'Skriv vad som ska göras',
      'issue.noTitle': 'Skriv vad som ska göras.',
      'issue.noMember': 'Välj medlemmen som ska göra det.',
    },
  },
  summary: ({ title, owner }): Summary => {
    if (!title.trim()) return { key: 'summary.empty' }
    if (owner.kind !== 'member') return { key: 'summary.sales', params: { title: title.trim() } }
    if (!owner.userId) return { key: 'summary.empty' }
    return { key: 'summary.member', params: { title: title.trim(), member: { ref: 'member', id: owner.userId } } }
  },
  references: ({ owner }) =>
    owner.kind === 'member' && owner.userId ? [{ ref: 'member', id: owner.userId, field: 'owner.userId' }] : [],
  check: ({ title, owner }) => {
    const complaints: Complaint[] = []
    if (!title.trim()) complaints.push({ code: 'noTitle', severity: 'blocker', field: 'title' })
    if (owner.kind === 'member' && !owner.userId)
      complaints.push({ code: 'noMember', severity: 'blocker', field: 'owner.userId' })
    return complaints
  },
  visit: ({ config: { title, owner, dueInDays } }) => ({
    kind: 'proceed',
    via: 'then',
    effects: [{ kind: 'task.create', owner, title: title.trim(), dueInDays }],
  }),
})
