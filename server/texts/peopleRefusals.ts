import type { RefusalText } from './refusals.ts'

/** Prospects, lists, imports, leads, notifications and mail. */
export const peopleRefusals = {
  'notFound.prospect': {
    status: 404,
    en: 'Prospect not found.',
    fi: 'Prospektia ei löydy.',
    sv: 'Prospektet hittades inte.',
  },
  'notFound.list': { status: 404, en: 'List not found.', fi: 'Listaa ei löydy.', sv: 'Listan hittades inte.' },
  'notFound.import': { status: 404, en: 'Import not found.', fi: 'Tuontia ei löydy.', sv: 'Importen hittades inte.' },
  'notFound.lead': { status: 404, en: 'Lead not found.', fi: 'Liidiä ei löydy.', sv: 'Leadet hittades inte.' },
  'notFound.mail': { status: 404, en: 'Mail not found.', fi: 'Viestiä ei löydy.', sv: 'Meddelandet hittades inte.' },
} satisfies Record<string, RefusalText>
