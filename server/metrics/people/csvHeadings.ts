import type { Language } from '#engine/nodes/language.ts'

/** The columns of the people behind a number, in their order. Moments are ISO 8601, in UTC. */
export const csvHeadings: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Name',
    'Email',
    'Company',
    'Score',
    'Owner',
    'In step since',
    'Next action at',
    'Left at',
    'Path',
    'Reason',
    'Last activity',
  ],
  fi: [
    'Nimi',
    'Sähköposti',
    'Yritys',
    'Pisteet',
    'Vastuuhenkilö',
    'Vaiheessa alkaen',
    'Seuraava tapahtuma',
    'Lähti',
    'Polku',
    'Syy',
    'Viimeksi aktiivinen',
  ],
  sv: [
    'Namn',
    'E-post',
    'Företag',
    'Poäng',
    'Ansvarig',
    'I steget sedan',
    'Nästa händelse',
    'Lämnade',
    'Väg',
    'Orsak',
    'Senast aktiv',
  ],
}
