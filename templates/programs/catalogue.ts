import { languages } from '#engine/nodes/language.ts'
import { contractRenewal } from './contractRenewal.ts'
import { crossSell } from './crossSell.ts'
import { customerWelcome } from './customerWelcome.ts'
import { eventInvitation } from './eventInvitation.ts'
import { guideFollowUp } from './guideFollowUp.ts'
import { idOf, type ProgramTemplate } from './ProgramTemplate.ts'
import { pricingAlert } from './pricingAlert.ts'
import { reactivation } from './reactivation.ts'
import { makeSecondGuide } from './secondGuideFile.ts'
import { topOfMind } from './topOfMind.ts'
import { trialOnboarding } from './trialOnboarding.ts'
import { userTraining } from './userTraining.ts'

/** Every shipped template, by id. */
export const programTemplates = {
  guideFollowUp: {
    id: 'guideFollowUp',
    title: { en: 'Guide follow-up', fi: 'Oppaan jatkoviestit', sv: 'Uppföljning av guide' },
    about: {
      en: 'For people who downloaded a guide: a blog post, a second guide and, if that stays unread, a video. Whoever downloads the second guide goes to sales.',
      fi: 'Oppaan ladanneille: blogikirjoitus, toinen opas ja tarvittaessa video. Toisen oppaan ladanneet siirtyvät myynnille.',
      sv: 'För den som har laddat ner en guide: ett blogginlägg, en andra guide och vid behov en video. Den som laddar ner den andra guiden går till sälj.',
    },
    languages,
    lists: [
      {
        key: 'downloadedGuide',
        name: { en: 'Downloaded the guide', fi: 'Ladannut oppaan', sv: 'Har laddat ner guiden' },
      },
    ],
    files: [
      {
        key: 'secondGuide',
        name: { en: 'Second guide', fi: 'Toinen opas', sv: 'Andra guiden' },
        fileName: {
          en: '12-questions-recruiting-software.pdf',
          fi: '12-kysymysta-rekrytointijarjestelma.pdf',
          sv: '12-fragor-rekryteringssystem.pdf',
        },
        contentType: 'application/pdf',
        content: makeSecondGuide,
      },
    ],
    draw: (language, { lists, files }) =>
      guideFollowUp({ listId: idOf(lists, 'downloadedGuide'), fileId: idOf(files, 'secondGuide'), language }),
  },
  customerWelcome,
  userTraining,
  topOfMind,
  reactivation,
  crossSell,
  contractRenewal,
  eventInvitation,
  trialOnboarding,
  pricingAlert,
} as const satisfies Readonly<Record<string, ProgramTemplate>>

export type ProgramTemplateId = keyof typeof programTemplates
