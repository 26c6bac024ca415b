import { z } from 'zod'
import { defineNode, type Summary } from '../defineNode.ts'
import { OwnerRule } from '../fields.ts'

export const handOff = defineNode({
  type: 'handOff',
  family: 'sales',
  config: z.strictObject({
    owner: OwnerRule.default({ kind: 'ownerOrRoundRobin' }).meta({ widget: 'owner' }),
    urgent: z.boolean().default(false).meta({ widget: 'toggle' }),
    contactWithinHours: z.number().int().min(1).max(720).default(24).meta({ widget: 'number' }),
  }),
  outlets: ['then'],
  texts: {
    en: {
      title: 'Hand off to sales',
      about: 'Makes the prospect a lead in a seller’s queue, with the whole story.',
      synonyms: 'lead, sales, seller, SQL, handover, queue, owner',
      'outlet.then': 'Then',
      'field.owner': 'Who takes it',
      'field.urgent': 'Urgent',
      'field.contactWithinHours': 'Contact within (hours)',
      'choice.owner.kind.ownerOrRoundRobin': 'The prospect’s owner, or the sellers in turn',
      'choice.owner.kind.member': 'One member',
      'summary.sales_one': 'To sales, contact within {{count}} hour',
      'summary.sales_other': 'To sales, contact within {{count}} hours',
      'summary.member_one': 'To {{member}}, contact within {{count}} hour',
      'summary.member_other': 'To {{member}}, contact within {{count}} hours',
      'summary.urgentSales_one': 'Urgent: to sales, contact within {{count}} hour',
      'summary.urgentSales_other': 'Urgent: to sales, contact within {{count}} hours',
      'summary.urgentMember_one': 'Urgent: to {{member}}, contact within {{count}} hour',
      'summary.urgentMember_other': 'Urgent: to {{member}}, contact within {{count}} hours',
      'summary.empty': 'Choose who takes the lead',
      'issue.noMember': 'Choose the member who takes the lead.',
    },
    fi: {
      title: 'Siirrä myynnille',
      about: 'Tekee prospektista liidin myyjän jonoon, koko historia mukana.',
      synonyms: 'liidi, myynti, myyjä, siirto, luovutus, jono, vastuuhenkilö',
      'outlet.then': 'Sitten',
      'field.owner': 'Kenelle',
      'field.urgent': 'Kiireellinen',
      'field.contactWithinHours': 'Yhteydenoton määräaika (tuntia)',
      'choice.owner.kind.ownerOrRoundRobin': 'Prospektin vastuuhenkilölle tai myyjille vuorotellen',
      'choice.owner.kind.member': 'Yhdelle jäsenelle',
      'summary.sales_one': 'Myynnille, yhteydenotto {{count}} tunnin kuluessa',
      'summary.sales_other': 'Myynnille, yhteydenotto {{count}} tunnin kuluessa',
      'summary.member_one': 'Vastuuhenkilö {{member}}, yhteydenotto {{count}} tunnin kuluessa',
      'summary.member_other': 'Vastuuhenkilö {{member}}, yhteydenotto {{count}} tunnin kuluessa',
      'summary.urgentSales_one': 'Kiireellinen: myynnille, yhteydenotto {{count}} tunnin kuluessa',
      'summary.urgentSales_other': 'Kiireellinen: myynnille, yhteydenotto {{count}} tunnin kuluessa',
      'summary.urgentMember_one': 'Kiireellinen: vastuuhenkilö {{member}}, yhteydenotto {{count}} tunnin kuluessa',
      'summary.urgentMember_other': 'Kiireellinen: vastuuhenkilö {{member}}, yhteydenotto {{count}} tunnin kuluessa',
      'summary.empty': 'Valitse, kuka saa liidin',
      'issue.noMember': 'Valitse jäsen, joka saa liidin.',
    },
    sv: {
      title: 'Lämna över till sälj',
      about: 'Gör prospektet till ett lead i en säljares kö, med hela historiken.',
      synonyms: 'lead, sälj, säljare, överlämning, kö, ansvarig',
      'outlet.then': 'Sedan',
      'field.owner': 'Vem tar över',
      'field.urgent': 'Brådskande',
      'field.contactWithinHours': 'Kontakt inom (timmar)',
      'choice.owner.kind.ownerOrRoundRobin': 'Den som ansvarar för prospektet, annars säljarna i tur och ordning',
      'choice.owner.kind.member': 'En medlem',
      'summary.sales_one': 'Till sälj, kontakt inom {{count}} timme',
      'summary.sales_other': 'Till sälj, kontakt inom {{count}} timmar',
      'summary.member_one': 'Till {{member}}, kontakt inom {{count}} timme',
      'summary.member_other': 'Till {{member}}, kontakt inom {{count}} timmar',
      'summary.urgentSales_one': 'Brådskande: till sälj, kontakt inom {{count}} timme',
      'summary.urgentSales_other': 'Brådskande: till sälj, kontakt inom {{count}} timmar',
      'summary.urgentMember_one': 'Brådskande: till {{member}}, kontakt inom {{count}} timme',
      'summary.urgentMember_other': 'Brådskande: till {{member}}, kontakt inom {{count}} timmar',
      'summary.empty': 'Välj vem som får leadet',
      'issue.noMember': 'Välj medlemmen som får leadet.',
    },
  },
  summary: ({ owner, urgent, contactWithinHours: count }): Summary => {
    if (owner.kind !== 'member') return { key: urgent ? 'summary.urgentSales' : 'summary.sales', params: { count } }
    if (!owner.userId) return { key: 'summary.empty' }
    const member = { ref: 'member', id: owner.userId } as const
    return { key: urgent ? 'summary.urgentMember' : 'summary.member', params: { member, count } }
  },
  references: ({ owner }) =>
    owner.kind === 'member' && owner.userId ? [{ ref: 'member', id: owner.userId, field: 'owner.userId' }] : [],
  check: ({ owner }) =>
    owner.kind === 'member' && !owner.userId ? [{ code: 'noMember', severity: 'blocker', field: 'owner.userId' }] : [],
  visit: ({ config: { owner, urgent, contactWithinHours } }) => ({
    kind: 'proceed',
    via: 'then',
    effects: [{ kind: 'lead.create', owner, urgent, contactWithinHours }],
  }),
})
