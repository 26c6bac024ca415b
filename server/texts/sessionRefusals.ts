import type { RefusalText } from './refusals.ts'

/** Who somebody is, what they may do, and the workspace they do it in. */
export const sessionRefusals = {
  'auth.required': {
    status: 401,
    en: 'Sign in first.',
    fi: 'Kirjaudu ensin sisään.',
    sv: 'Logga in först.',
  },
  'auth.wrong': {
    status: 401,
    en: 'Email or password is wrong.',
    fi: 'Sähköpostiosoite tai salasana on väärä.',
    sv: 'E-postadressen eller lösenordet är fel.',
  },
  'auth.wrongPassword': {
    status: 400,
    en: 'The current password is wrong.',
    fi: 'Nykyinen salasana on väärä.',
    sv: 'Det nuvarande lösenordet är fel.',
  },
  'auth.tooManyTries': {
    status: 429,
    en: 'Too many tries. Try again in {minutes} min.',
    fi: 'Liian monta yritystä. Yritä uudelleen {minutes} minuutin kuluttua.',
    sv: 'För många försök. Försök igen om {minutes}\u00a0min.',
  },
  'auth.shortPassword': {
    status: 400,
    en: 'At least {min} characters.',
    fi: 'Vähintään {min} merkkiä.',
    sv: 'Minst {min} tecken.',
  },
  'auth.longPassword': {
    status: 400,
    en: 'At most {max} characters.',
    fi: 'Enintään {max} merkkiä.',
    sv: 'Högst {max} tecken.',
  },
  'auth.leakedPassword': {
    status: 400,
    en: 'This password is on a list of leaked passwords.',
    fi: 'Salasana on vuotaneiden salasanojen luettelossa.',
    sv: 'Lösenordet finns på en lista över läckta lösenord.',
  },
  'auth.keyWrong': {
    status: 401,
    en: 'The API key is missing, wrong or revoked.',
    fi: 'API-avain puuttuu, on väärä tai on mitätöity.',
    sv: 'API-nyckeln saknas, är fel eller har återkallats.',
    hint: {
      en: 'Send it as: Authorization: Bearer <key>. Keys are created in Settings.',
      fi: 'Lähetä se otsakkeessa Authorization: Bearer <avain>. Avaimet luodaan asetuksissa.',
      sv: 'Skicka den som: Authorization: Bearer <nyckel>. Nycklar skapas i inställningarna.',
    },
  },
  'role.tooLow': {
    status: 403,
    en: 'This needs the role {role}.',
    fi: 'Tähän tarvitaan rooli {role}.',
    sv: 'Detta kräver rollen {role}.',
  },
  'owner.exists': {
    status: 409,
    en: 'This installation already has an owner. Sign in, or ask for an invitation.',
    fi: 'Asennuksella on jo omistaja. Kirjaudu sisään tai pyydä kutsu.',
    sv: 'Installationen har redan en ägare. Logga in eller be om en inbjudan.',
  },
  'owner.last': {
    status: 409,
    en: 'A workspace needs at least one owner. Make somebody else an owner first.',
    fi: 'Työtilassa on oltava vähintään yksi omistaja. Tee ensin jostakusta toisesta omistaja.',
    sv: 'En arbetsyta måste ha minst en ägare. Gör någon annan till ägare först.',
  },
  'user.exists': {
    status: 409,
    en: 'This email address already has an account. Sign in with it to accept the invitation.',
    fi: 'Tällä sähköpostiosoitteella on jo tili. Hyväksy kutsu kirjautumalla sillä sisään.',
    sv: 'E-postadressen har redan ett konto. Logga in med det för att tacka ja till inbjudan.',
  },
  'member.exists': {
    status: 409,
    en: '{email} is already a member.',
    fi: '{email} on jo jäsen.',
    sv: '{email} är redan medlem.',
  },
  'invitation.used': {
    status: 409,
    en: 'This invitation was already used. Sign in instead.',
    fi: 'Kutsu on jo käytetty. Kirjaudu sisään.',
    sv: 'Inbjudan har redan använts. Logga in i stället.',
  },
  'invitation.expired': {
    status: 410,
    en: 'This invitation has expired. Ask for a new one.',
    fi: 'Kutsu on vanhentunut. Pyydä uusi.',
    sv: 'Inbjudan har gått ut. Be om en ny.',
  },
  'notFound.invitation': {
    status: 404,
    en: 'Invitation not found.',
    fi: 'Kutsua ei löydy.',
    sv: 'Inbjudan hittades inte.',
  },
  'notFound.workspace': {
    status: 404,
    en: 'Workspace not found.',
    fi: 'Työtilaa ei löydy.',
    sv: 'Arbetsytan hittades inte.',
  },
  'notFound.member': {
    status: 404,
    en: 'Member not found.',
    fi: 'Jäsentä ei löydy.',
    sv: 'Medlemmen hittades inte.',
  },
  'notFound.apiKey': {
    status: 404,
    en: 'API key not found.',
    fi: 'API-avainta ei löydy.',
    sv: 'API-nyckeln hittades inte.',
  },
  'notFound.scoreRule': {
    status: 404,
    en: 'Scoring row not found.',
    fi: 'Pisteriviä ei löydy.',
    sv: 'Poängraden hittades inte.',
  },
  'timeZone.unknown': {
    status: 400,
    en: '{zone} is not a time zone.',
    fi: '{zone} ei ole aikavyöhyke.',
    sv: '{zone} är inte en tidszon.',
  },
  'sandbox.only': {
    status: 409,
    en: 'Time can be moved only in a sandbox workspace.',
    fi: 'Aikaa voi siirtää vain hiekkalaatikkotyötilassa.',
    sv: 'Tiden kan bara flyttas i en sandlåda.',
  },
  'clock.range': {
    status: 400,
    en: 'The clock moves forward by at least a second and at most two years at a time.',
    fi: 'Kelloa voi siirtää eteenpäin vähintään sekunnin ja enintään kaksi vuotta kerralla.',
    sv: 'Klockan kan flyttas framåt minst en sekund och högst två år åt gången.',
  },
} satisfies Record<string, RefusalText>
