import type { ProgramTemplateId } from './catalogue.ts'
import { idOf } from './ProgramTemplate.ts'
import { after, afterMail, dayIn, does, reacts, type Sample } from './Sample.ts'

/** Two or three people for every template: one who does what the program hopes for, one who does not. */
export const samples: Readonly<Record<ProgramTemplateId, readonly Sample[]>> = {
  guideFollowUp: [
    {
      name: {
        en: 'Maria downloads the second guide',
        fi: 'Maria lataa toisen oppaan',
        sv: 'Maria laddar ner den andra guiden',
      },
      scene: ({ files }) => ({
        who: 'maria',
        happenings: [
          reacts('blogPost', 'clicked', 3),
          afterMail('secondGuide', 26, 'hours', { kind: 'downloaded', fileId: idOf(files, 'secondGuide') }),
        ],
      }),
    },
    {
      name: { en: 'Samuli reads nothing', fi: 'Samuli ei lue mitään', sv: 'Samuli läser ingenting' },
      scene: () => ({ who: 'samuli' }),
    },
  ],
  customerWelcome: [
    {
      name: { en: 'Maria begins and answers', fi: 'Maria aloittaa ja vastaa', sv: 'Maria kommer i gång och svarar' },
      scene: () => ({
        who: 'maria',
        happenings: [reacts('firstSteps', 'clicked', 5), reacts('howIsIt', 'replied', 20)],
      }),
    },
    {
      name: { en: 'Samuli needs help', fi: 'Samuli tarvitsee apua', sv: 'Samuli behöver hjälp' },
      scene: () => ({ who: 'samuli' }),
    },
  ],
  userTraining: [
    {
      name: {
        en: 'Maria finishes the training',
        fi: 'Maria suorittaa koulutuksen',
        sv: 'Maria går klart utbildningen',
      },
      scene: () => ({
        who: 'maria',
        happenings: [reacts('lesson1', 'clicked', 2), afterMail('lesson3', 1, 'days', does('training.completed'))],
      }),
    },
    {
      name: { en: 'Samuli never begins', fi: 'Samuli ei aloita', sv: 'Samuli börjar aldrig' },
      scene: () => ({ who: 'samuli' }),
    },
  ],
  topOfMind: [
    {
      name: { en: 'Maria looks at the prices', fi: 'Maria katsoo hintoja', sv: 'Maria tittar på priserna' },
      scene: () => ({
        who: 'maria',
        happenings: [afterMail('story', 2, 'days', { kind: 'visited', path: '/pricing' })],
      }),
    },
    {
      name: {
        en: 'Samuli answers the second hello',
        fi: 'Samuli vastaa tervehdykseen',
        sv: 'Samuli svarar på hälsningen',
      },
      scene: () => ({ who: 'samuli', happenings: [reacts('hello', 'replied', 30)] }),
    },
    {
      name: { en: 'Nobody stirs', fi: 'Mitään ei tapahdu', sv: 'Ingenting händer' },
      scene: () => ({ who: 'samuli' }),
    },
  ],
  reactivation: [
    {
      name: { en: 'Maria comes back', fi: 'Maria palaa', sv: 'Maria kommer tillbaka' },
      scene: () => ({ who: 'maria', happenings: [reacts('shallIStop', 'clicked', 4)] }),
    },
    {
      name: { en: 'Samuli stays silent', fi: 'Samuli pysyy hiljaa', sv: 'Samuli hör inte av sig' },
      scene: () => ({ who: 'samuli' }),
    },
  ],
  crossSell: [
    {
      name: {
        en: 'Maria reads and is interested',
        fi: 'Maria lukee ja kiinnostuu',
        sv: 'Maria läser och blir intresserad',
      },
      scene: () => ({
        who: 'maria',
        person: { fields: { stage: 'customer' } },
        happenings: [reacts('firstDays', 'clicked', 6), reacts('offer', 'clicked', 9)],
      }),
    },
    {
      name: { en: 'Samuli reads the checklist', fi: 'Samuli lukee tarkistuslistan', sv: 'Samuli läser checklistan' },
      scene: () => ({
        who: 'samuli',
        person: { fields: { stage: 'customer' } },
        happenings: [reacts('checklist', 'clicked', 50)],
      }),
    },
  ],
  contractRenewal: [
    {
      name: { en: 'Maria renews', fi: 'Maria uusii sopimuksen', sv: 'Maria förnyar avtalet' },
      scene: (_, today) => ({
        who: 'maria',
        person: { fields: { stage: 'customer', contractEnds: dayIn(today, 90) } },
        happenings: [reacts('proposal', 'replied', 28), afterMail('proposal', 9, 'days', does('contract.renewed'))],
      }),
    },
    {
      name: { en: 'Samuli lets it lapse', fi: 'Samuli antaa sopimuksen päättyä', sv: 'Samuli låter avtalet gå ut' },
      scene: (_, today) => ({
        who: 'samuli',
        person: { fields: { stage: 'customer', contractEnds: dayIn(today, 90) } },
      }),
    },
  ],
  eventInvitation: [
    {
      name: { en: 'Maria registers and comes', fi: 'Maria ilmoittautuu ja tulee', sv: 'Maria anmäler sig och kommer' },
      scene: ({ forms, lists }) => ({
        who: 'maria',
        happenings: [
          afterMail('invitation', 1, 'days', { kind: 'submitted', formId: idOf(forms, 'registration') }),
          afterMail('tomorrow', 2, 'days', { kind: 'list', listId: idOf(lists, 'attended'), isOn: true }),
          reacts('thanks', 'clicked', 3),
        ],
      }),
    },
    {
      name: {
        en: 'Samuli registers late and stays away',
        fi: 'Samuli ilmoittautuu myöhään eikä tule',
        sv: 'Samuli anmäler sig sent och uteblir',
      },
      scene: ({ forms }) => ({
        who: 'samuli',
        happenings: [afterMail('lastCall', 5, 'hours', { kind: 'submitted', formId: idOf(forms, 'registration') })],
      }),
    },
  ],
  trialOnboarding: [
    {
      name: {
        en: 'Maria activates and subscribes',
        fi: 'Maria ottaa käyttöön ja tilaa',
        sv: 'Maria aktiverar och köper',
      },
      scene: () => ({
        who: 'maria',
        person: { score: 120 },
        happenings: [after(5, 'hours', does('trial.activated')), after(12, 'days', does('subscription.started'))],
      }),
    },
    {
      name: { en: 'Samuli tries and leaves', fi: 'Samuli kokeilee ja lähtee', sv: 'Samuli provar och slutar' },
      scene: () => ({ who: 'samuli' }),
    },
  ],
  pricingAlert: [
    {
      name: { en: 'Maria fits and is hot', fi: 'Maria sopii ja on kiinnostunut', sv: 'Maria passar och är het' },
      scene: () => ({ who: 'maria' }),
    },
    {
      name: {
        en: 'Samuli comes back within the week',
        fi: 'Samuli palaa viikon sisällä',
        sv: 'Samuli kommer tillbaka inom en vecka',
      },
      scene: () => ({ who: 'samuli', happenings: [after(3, 'days', { kind: 'visited', path: '/pricing' })] }),
    },
  ],
}
