import type { RefusalText } from './refusals.ts'

/** Mail that waits, mail in doubt, webhooks and the switches. */
export const sendingRefusals = {
  'notFound.message': {
    status: 404,
    en: 'None of these emails is waiting any more.',
    fi: 'Mikään näistä viesteistä ei enää odota.',
    sv: 'Inget av mejlen väntar längre.',
  },
  'notFound.webhookCall': {
    status: 404,
    en: 'None of these calls has failed.',
    fi: 'Mikään näistä kutsuista ei ole epäonnistunut.',
    sv: 'Inget av anropen har misslyckats.',
  },
  'sending.changed': {
    status: 409,
    en: 'Meanwhile it concerns {count} emails. Look at them again first.',
    fi: 'Viestejä on nyt {count}. Katso ne ensin uudelleen.',
    sv: 'Nu gäller det {count} mejl. Se över dem igen först.',
  },
  'sending.notYours': {
    status: 403,
    en: 'This concerns the whole installation. It takes an owner of every workspace that sends.',
    fi: 'Tämä koskee koko asennusta. Siihen tarvitaan jokaisen lähettävän työtilan omistaja.',
    sv: 'Det här gäller hela installationen. Det krävs en ägare till varje arbetsyta som skickar mejl.',
    hint: {
      en: 'On the server: npm run sending',
      fi: 'Palvelimella: npm run sending',
      sv: 'På servern: npm run sending',
    },
  },
} as const satisfies Record<string, RefusalText>
