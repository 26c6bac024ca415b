import type { Language } from '#engine/nodes/language.ts'

/** Every word that strangers read. `{sender}`, `{address}` and `{reply}` are filled in. */
export interface PublicTexts {
  readonly invalidTitle: string
  readonly invalid: string
  readonly invalidFrom: string
  readonly writeTo: string
  readonly goneTitle: string
  readonly gone: string
  readonly busyTitle: string
  readonly busy: string
  readonly askTitle: string
  readonly ask: string
  readonly askUnknown: string
  readonly button: string
  readonly doneTitle: string
  readonly done: string
  readonly doneUnknown: string
  readonly alreadyTitle: string
  readonly already: string
  readonly mistake: string
  readonly queuedTitle: string
  readonly queued: string
  readonly badRequest: string
}

export const publicTexts: Readonly<Record<Language, PublicTexts>> = {
  en: {
    invalidTitle: 'This link is not valid',
    invalid: 'It may have been cut off or changed on its way. Open the email again and follow the link from there.',
    invalidFrom: 'The link came with an email from {sender}.',
    writeTo: 'To stop the emails, write to {reply}.',
    goneTitle: 'The file is no longer here',
    gone: 'Its sender has removed it.',
    busyTitle: 'One moment, please',
    busy: 'The page cannot be shown right now. Try again in a minute.',
    askTitle: 'Stop these emails?',
    ask: '{address} will get no more emails from {sender}.',
    askUnknown: 'You will get no more emails from {sender}.',
    button: 'Unsubscribe',
    doneTitle: 'You are unsubscribed',
    done: 'From now on, {address} gets no more emails from {sender}.',
    doneUnknown: 'From now on, you get no more emails from {sender}.',
    alreadyTitle: 'You are already unsubscribed',
    already: 'There are no more emails from {sender} to stop.',
    mistake: 'Was it a mistake? Write to {reply}.',
    queuedTitle: 'Your request is noted',
    queued: 'It takes effect as soon as our database answers again.',
    badRequest: 'Expected List-Unsubscribe=One-Click.',
  },
  fi: {
    invalidTitle: 'Linkki ei toimi',
    invalid: 'Linkki on voinut katketa tai muuttua matkalla. Avaa viesti uudelleen ja siirry linkkiin siitä.',
    invalidFrom: 'Linkki tuli viestissä, jonka lähetti {sender}.',
    writeTo: 'Viestit voi perua kirjoittamalla osoitteeseen {reply}.',
    goneTitle: 'Tiedostoa ei enää ole',
    gone: 'Lähettäjä on poistanut sen.',
    busyTitle: 'Hetki vain',
    busy: 'Sivua ei voi juuri nyt näyttää. Yritä uudelleen minuutin kuluttua.',
    askTitle: 'Perutaanko viestit?',
    ask: 'Osoitteeseen {address} ei sen jälkeen lähetetä viestejä. Lähettäjä: {sender}.',
    askUnknown: 'Sinulle ei sen jälkeen lähetetä viestejä. Lähettäjä: {sender}.',
    button: 'Peru viestit',
    doneTitle: 'Viestit on peruttu',
    done: 'Osoitteeseen {address} ei enää lähetetä viestejä. Lähettäjä: {sender}.',
    doneUnknown: 'Sinulle ei enää lähetetä viestejä. Lähettäjä: {sender}.',
    alreadyTitle: 'Viestit on jo peruttu',
    already: 'Viestejä ei enää lähetetä. Lähettäjä: {sender}.',
    mistake: 'Jos tämä oli vahinko, kirjoita osoitteeseen {reply}.',
    queuedTitle: 'Pyyntösi on kirjattu',
    queued: 'Se tulee voimaan heti, kun tietokanta taas vastaa.',
    badRequest: 'Odotettiin: List-Unsubscribe=One-Click.',
  },
  sv: {
    invalidTitle: 'Länken fungerar inte',
    invalid: 'Den kan ha klippts av eller ändrats på vägen. Öppna mejlet igen och följ länken därifrån.',
    invalidFrom: 'Länken kom i ett mejl från {sender}.',
    writeTo: 'Skriv till {reply} för att slippa mejlen.',
    goneTitle: 'Filen finns inte längre',
    gone: 'Avsändaren har tagit bort den.',
    busyTitle: 'Ett ögonblick',
    busy: 'Sidan kan inte visas just nu. Försök igen om en minut.',
    askTitle: 'Vill du avregistrera dig?',
    ask: '{address} får inga fler mejl från {sender}.',
    askUnknown: 'Du får inga fler mejl från {sender}.',
    button: 'Avregistrera mig',
    doneTitle: 'Du är avregistrerad',
    done: 'Från och med nu får {address} inga mejl från {sender}.',
    doneUnknown: 'Från och med nu får du inga mejl från {sender}.',
    alreadyTitle: 'Du är redan avregistrerad',
    already: 'Det kommer inga fler mejl från {sender}.',
    mistake: 'Var det ett misstag? Skriv till {reply}.',
    queuedTitle: 'Din begäran är noterad',
    queued: 'Den börjar gälla så snart vår databas svarar igen.',
    badRequest: 'Förväntade List-Unsubscribe=One-Click.',
  },
}

export function fill(text: string, params: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole)
}
