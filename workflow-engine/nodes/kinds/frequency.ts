import { z } from 'zod'
import { defineNode, type Summary } from '../defineNode.ts'

export const frequency = defineNode({
  type: 'frequency',
  family: 'data',
  config: z.strictObject({
    /** null: what the workspace says. */
    mailsPerWeek: z.number().int().min(1).max(100).nullable().default(1).meta({ widget: 'number' }),
  }),
  outlets: ['then'],
  texts: {
    en: {
      title: 'Change email frequency',
      about: 'Sets how many emails the prospect gets in a week at most, over all programs.',
      synonyms: 'cap, limit, fewer emails, cadence, pace, throttle, per week, sunset',
      'outlet.then': 'Then',
      'field.mailsPerWeek': 'Emails in 7 days, at most',
      'help.mailsPerWeek': 'Empty: the limit of the workspace. Emails beyond it are sent later, none is dropped.',
      'summary.most_one': 'At most {{count}} email a week',
      'summary.most_other': 'At most {{count}} emails a week',
      'summary.workspace': 'As many emails as the workspace allows',
    },
    fi: {
      title: 'Muuta viestitiheyttä',
      about: 'Määrää, montako viestiä prospekti saa viikossa enintään kaikista ohjelmista yhteensä.',
      synonyms: 'raja, katto, harvemmin, tiheys, tahti, viikossa, vähemmän viestejä',
      'outlet.then': 'Sitten',
      'field.mailsPerWeek': 'Viestejä 7 päivässä enintään',
      'help.mailsPerWeek':
        'Tyhjä: työtilan oma raja. Rajan ylittävät viestit lähetetään myöhemmin, yhtään ei jätetä pois.',
      'summary.most_one': 'Enintään {{count}} viesti viikossa',
      'summary.most_other': 'Enintään {{count}} viestiä viikossa',
      'summary.workspace': 'Viestejä työtilan rajan mukaan',
    },
    sv: {
      title: 'Ändra mejlfrekvens',
      about: 'Bestämmer hur många mejl prospektet får per vecka som mest, från alla program tillsammans.',
      synonyms: 'gräns, tak, färre mejl, takt, tempo, per vecka',
      'outlet.then': 'Sedan',
      'field.mailsPerWeek': 'Mejl på 7 dagar, högst',
      'help.mailsPerWeek': 'Tomt: arbetsytans gräns. Mejl över gränsen skickas senare, inget uteblir.',
      'summary.most_one': 'Högst {{count}} mejl i veckan',
      'summary.most_other': 'Högst {{count}} mejl i veckan',
      'summary.workspace': 'Så många mejl som arbetsytan tillåter',
    },
  },
  summary: ({ mailsPerWeek }): Summary =>
    mailsPerWeek === null ? { key: 'summary.workspace' } : { key: 'summary.most', params: { count: mailsPerWeek } },
  visit: ({ config: { mailsPerWeek } }) => ({
    kind: 'proceed',
    via: 'then',
    effects: [{ kind: 'frequency.set', mailsPerWeek }],
  }),
})
