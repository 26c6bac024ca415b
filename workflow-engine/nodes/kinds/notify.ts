import { z } from 'zod'
import { type Complaint, defineNode } from '../defineNode.ts'
import { Recipient, text } from '../fields.ts'

export const notify = defineNode({
  type: 'notify',
  family: 'sales',
  config: z.strictObject({
    to: Recipient.default({ kind: 'owner' }).meta({ widget: 'recipient' }),
    message: text(2000).default('').meta({ widget: 'longText' }),
  }),
  outlets: ['then'],
  texts: {
    en: {
      title: 'Notify',
      about: 'Tells a colleague, in the app and by email.',
      synonyms: 'tell, alert, inform, message, notification, colleague, marketing, seller',
      'outlet.then': 'Then',
      'field.to': 'Who is told',
      'field.message': 'Message',
      'choice.to.kind.owner': 'The prospect’s owner',
      'choice.to.kind.marketers': 'Everyone in marketing',
      'choice.to.kind.member': 'One member',
      'summary.owner': 'Tell the owner',
      'summary.marketers': 'Tell marketing',
      'summary.member': 'Tell {{member}}',
      'summary.empty': 'Choose who is told',
      'issue.noMember': 'Choose the member who is told.',
      'issue.noMessage': 'The message is empty.',
    },
    fi: {
      title: 'Ilmoita',
      about: 'Ilmoittaa kollegalle sovelluksessa ja sähköpostilla.',
      synonyms: 'kerro, hälytä, ilmoitus, viesti, kollega, markkinointi, myyjä',
      'outlet.then': 'Sitten',
      'field.to': 'Kenelle ilmoitetaan',
      'field.message': 'Ilmoituksen teksti',
      'choice.to.kind.owner': 'Prospektin vastuuhenkilölle',
      'choice.to.kind.marketers': 'Koko markkinoinnille',
      'choice.to.kind.member': 'Yhdelle jäsenelle',
      'summary.owner': 'Ilmoita vastuuhenkilölle',
      'summary.marketers': 'Ilmoita markkinoinnille',
      'summary.member': 'Ilmoita: {{member}}',
      'summary.empty': 'Valitse, kenelle ilmoitetaan',
      'issue.noMember': 'Valitse jäsen, jolle ilmoitetaan.',
      'issue.noMessage': 'Ilmoituksen teksti puuttuu.',
    },
    sv: {
      title: 'Meddela',
      about: 'Meddelar en kollega i appen och via e-post.',
      synonyms: 'berätta, varna, avisera, notis, meddelande, kollega, marknad, säljare',
      'outlet.then': 'Sedan',
      'field.to': 'Vem som meddelas',
      'field.message': 'Meddelande',
      'choice.to.kind.owner': 'Den som ansvarar för prospektet',
      'choice.to.kind.marketers': 'Alla på marknad',
      'choice.to.kind.member': 'En medlem',
      'summary.owner': 'Meddela den ansvariga',
      'summary.marketers': 'Meddela marknad',
      'summary.member': 'Meddela {{member}}',
      'summary.empty': 'Välj vem som meddelas',
      'issue.noMember': 'Välj medlemmen som meddelas.',
      'issue.noMessage': 'Meddelandet är tomt.',
    },
  },
  summary: ({ to }) => {
    if (to.kind !== 'member') return { key: `summary.${to.kind}` }
    return to.userId
      ? { key: 'summary.member', params: { member: { ref: 'member', id: to.userId } } }
      : { key: 'summary.empty' }
  },
  references: ({ to }) =>
    to.kind === 'member' && to.userId ? [{ ref: 'member', id: to.userId, field: 'to.userId' }] : [],
  check: ({ to, message }) => {
    const complaints: Complaint[] = []
    if (to.kind === 'member' && !to.userId)
      complaints.push({ code: 'noMember', severity: 'blocker', field: 'to.userId' })
    if (!message.trim()) complaints.push({ code: 'noMessage', severity: 'blocker', field: 'message' })
    return complaints
  },
  visit: ({ config: { to, message } }) => ({
    kind: 'proceed',
    via: 'then',
    effects: [{ kind: 'notify', to, message }],
  }),
})
