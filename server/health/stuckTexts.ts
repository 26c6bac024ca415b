import type { Language } from '#engine/nodes/language.ts'
import type { StuckKind } from './stuckKinds.ts'

/** What is said of one class of stuck work: a sentence for one, one for many, and what to do about it. */
export interface StuckWords {
  readonly one: string
  readonly other: string
  readonly remedy: string
}

export const stuckTexts: Readonly<Record<StuckKind, Readonly<Record<Language, StuckWords>>>> = {
  overdue: {
    en: {
      one: '1 person has been due for more than 5 minutes.',
      other: '{count} people have been due for more than 5 minutes.',
      remedy: 'See whether a worker is running; if it is, start another one.',
    },
    fi: {
      one: '1 henkilön vuoro tuli yli 5 minuuttia sitten.',
      other: '{count} henkilön vuoro tuli yli 5 minuuttia sitten.',
      remedy: 'Tarkista, onko työprosessi käynnissä. Jos on, käynnistä toinen sen rinnalle.',
    },
    sv: {
      one: '1 person skulle ha gått vidare för mer än 5 minuter sedan.',
      other: '{count} personer skulle ha gått vidare för mer än 5 minuter sedan.',
      remedy: 'Kontrollera att en arbetsprocess är i gång. Är den det, starta en till.',
    },
  },
  leases: {
    en: {
      one: '1 email or webhook was being sent when its sender stopped, and nobody has taken it over.',
      other: '{count} emails or webhooks were being sent when their sender stopped, and nobody has taken them over.',
      remedy: 'Start a sender: it takes them over by itself.',
    },
    fi: {
      one: '1 viestin tai webhook-kutsun lähettäjä pysähtyi kesken, eikä kukaan ole jatkanut.',
      other: '{count} viestin tai webhook-kutsun lähettäjä pysähtyi kesken, eikä kukaan ole jatkanut.',
      remedy: 'Käynnistä lähetysprosessi. Se jatkaa niistä itse.',
    },
    sv: {
      one: '1 mejl eller webhook höll på att skickas när avsändarprocessen stannade, och ingen har tagit över.',
      other:
        '{count} mejl eller webhooks höll på att skickas när avsändarprocessen stannade, och ingen har tagit över.',
      remedy: 'Starta en avsändarprocess. Den tar över av sig själv.',
    },
  },
  outbox: {
    en: {
      one: '1 email or webhook has waited in the outbox for more than 15 minutes.',
      other: '{count} emails or webhooks have waited in the outbox for more than 15 minutes.',
      remedy: 'See under Sending whether the mail server lets us in, and whether a sender is running.',
    },
    fi: {
      one: '1 viesti tai webhook-kutsu on odottanut lähtevissä yli 15 minuuttia.',
      other: '{count} viestiä tai webhook-kutsua on odottanut lähtevissä yli 15 minuuttia.',
      remedy: 'Katso kohdasta Lähetys, päästääkö postipalvelin sisään ja onko lähetysprosessi käynnissä.',
    },
    sv: {
      one: '1 mejl eller webhook har väntat i utkorgen i mer än 15 minuter.',
      other: '{count} mejl eller webhooks har väntat i utkorgen i mer än 15 minuter.',
      remedy: 'Se under Utskick om e-postservern släpper in oss och om en avsändarprocess är i gång.',
    },
  },
  inDoubt: {
    en: {
      one: '1 email left, but the receiving server did not confirm it. It was almost certainly delivered.',
      other:
        '{count} emails left, but the receiving server did not confirm them. They were almost certainly delivered.',
      remedy: 'Look at them under Sending: let them be, or send them again.',
    },
    fi: {
      one: '1 viesti lähti, mutta vastaanottava palvelin ei vahvistanut sitä. Se meni lähes varmasti perille.',
      other:
        '{count} viestiä lähti, mutta vastaanottava palvelin ei vahvistanut niitä. Ne menivät lähes varmasti perille.',
      remedy: 'Käy ne läpi kohdassa Lähetys: jätä silleen tai lähetä uudelleen.',
    },
    sv: {
      one: '1 mejl skickades, men den mottagande servern bekräftade det inte. Det kom nästan säkert fram.',
      other: '{count} mejl skickades, men den mottagande servern bekräftade dem inte. De kom nästan säkert fram.',
      remedy: 'Gå igenom dem under Utskick: låt dem vara eller skicka dem igen.',
    },
  },
  held: {
    en: {
      one: '1 email is more than a day late and waits for somebody to look at it.',
      other: '{count} emails are more than a day late and wait for somebody to look at them.',
      remedy: 'Release or drop them under Sending.',
    },
    fi: {
      one: '1 viesti on yli päivän myöhässä ja odottaa, että joku katsoo sen.',
      other: '{count} viestiä on yli päivän myöhässä ja odottaa, että joku katsoo ne.',
      remedy: 'Vapauta ne tai jätä lähettämättä kohdassa Lähetys.',
    },
    sv: {
      one: '1 mejl är mer än ett dygn försenat och väntar på att någon tittar på det.',
      other: '{count} mejl är mer än ett dygn försenade och väntar på att någon tittar på dem.',
      remedy: 'Släpp i väg dem eller stryk dem under Utskick.',
    },
  },
  failed: {
    en: {
      one: '1 person got stuck in a program because something went wrong.',
      other: '{count} people got stuck in a program because something went wrong.',
      remedy: 'The step’s numbers show who and why. Put the cause right, then let them try again.',
    },
    fi: {
      one: '1 henkilö on juuttunut ohjelmaan virheen vuoksi.',
      other: '{count} henkilöä on juuttunut ohjelmaan virheen vuoksi.',
      remedy: 'Vaiheen luvuista näet, kuka ja miksi. Korjaa syy ja anna heidän yrittää uudelleen.',
    },
    sv: {
      one: '1 person har fastnat i ett program på grund av ett fel.',
      other: '{count} personer har fastnat i ett program på grund av ett fel.',
      remedy: 'Stegets siffror visar vem och varför. Åtgärda orsaken och låt dem försöka igen.',
    },
  },
  noNextEvent: {
    en: {
      one: '1 person waits for a time that is more than 20 years away.',
      other: '{count} people wait for a time that is more than 20 years away.',
      remedy: 'Look for a wrong date in the field that the step waits for, or move them to another step.',
    },
    fi: {
      one: '1 henkilö odottaa ajankohtaa, joka on yli 20 vuoden päässä.',
      other: '{count} henkilöä odottaa ajankohtaa, joka on yli 20 vuoden päässä.',
      remedy: 'Etsi virheellinen päivä kentästä, jota vaihe odottaa, tai siirrä heidät toiseen vaiheeseen.',
    },
    sv: {
      one: '1 person väntar på en tidpunkt som ligger mer än 20 år bort.',
      other: '{count} personer väntar på en tidpunkt som ligger mer än 20 år bort.',
      remedy: 'Leta efter ett felaktigt datum i fältet som steget väntar på, eller flytta dem till ett annat steg.',
    },
  },
  stillStep: {
    en: {
      one: 'People have stood for a day at 1 step that should hold nobody.',
      other: 'People have stood for a day at {count} steps that should hold nobody.',
      remedy: 'See whether a worker is running. If it is, run the doctor and report what it finds.',
    },
    fi: {
      one: 'Henkilöitä on seissyt vuorokauden 1 vaiheessa, jonka ei pitäisi pidättää ketään.',
      other: 'Henkilöitä on seissyt vuorokauden {count} vaiheessa, joiden ei pitäisi pidättää ketään.',
      remedy:
        'Tarkista, onko työprosessi käynnissä. Jos on, aja tarkistus (npm run doctor) ja ilmoita, mitä se löytää.',
    },
    sv: {
      one: 'Personer har stått ett dygn i 1 steg som inte ska hålla kvar någon.',
      other: 'Personer har stått ett dygn i {count} steg som inte ska hålla kvar någon.',
      remedy:
        'Kontrollera att en arbetsprocess är i gång. Är den det, kör npm run doctor och rapportera vad den hittar.',
    },
  },
  neverFired: {
    en: {
      one: 'Nobody has come in by 1 entry of a running program since it was published more than a day ago.',
      other: 'Nobody has come in by {count} entries of running programs since they were published more than a day ago.',
      remedy: 'Look at what the entry waits for: is the list, form or event the right one?',
    },
    fi: {
      one: 'Kukaan ei ole tullut mukaan 1 käynnissä olevan ohjelman aloituksesta, vaikka se julkaistiin yli vuorokausi sitten.',
      other:
        'Kukaan ei ole tullut mukaan {count} käynnissä olevien ohjelmien aloituksesta, vaikka ne julkaistiin yli vuorokausi sitten.',
      remedy: 'Katso, mitä aloitus odottaa: onko lista, lomake tai tapahtuma oikea?',
    },
    sv: {
      one: 'Ingen har kommit in genom 1 start i ett pågående program sedan det publicerades för mer än ett dygn sedan.',
      other:
        'Ingen har kommit in genom {count} starter i pågående program sedan de publicerades för mer än ett dygn sedan.',
      remedy: 'Se efter vad starten väntar på: är det rätt lista, formulär eller händelse?',
    },
  },
  noWorker: {
    en: {
      one: 'No worker is running: people stand still in every program.',
      other: 'No worker is running: people stand still in every program.',
      remedy: 'Start one: npm run worker, or npm start without WORKER=off.',
    },
    fi: {
      one: 'Yhtään työprosessia ei ole käynnissä: kaikissa ohjelmissa seistään paikallaan.',
      other: 'Yhtään työprosessia ei ole käynnissä: kaikissa ohjelmissa seistään paikallaan.',
      remedy: 'Käynnistä sellainen: npm run worker, tai npm start ilman asetusta WORKER=off.',
    },
    sv: {
      one: 'Ingen arbetsprocess är i gång: alla står stilla i alla program.',
      other: 'Ingen arbetsprocess är i gång: alla står stilla i alla program.',
      remedy: 'Starta en: npm run worker, eller npm start utan WORKER=off.',
    },
  },
  noSender: {
    en: {
      one: 'No sender is running: no email and no webhook leaves.',
      other: 'No sender is running: no email and no webhook leaves.',
      remedy: 'Start one: npm run sender, or npm start without WORKER=off.',
    },
    fi: {
      one: 'Yhtään lähetysprosessia ei ole käynnissä: viestit ja webhook-kutsut eivät lähde.',
      other: 'Yhtään lähetysprosessia ei ole käynnissä: viestit ja webhook-kutsut eivät lähde.',
      remedy: 'Käynnistä sellainen: npm run sender, tai npm start ilman asetusta WORKER=off.',
    },
    sv: {
      one: 'Ingen avsändarprocess är i gång: varken mejl eller webhooks skickas.',
      other: 'Ingen avsändarprocess är i gång: varken mejl eller webhooks skickas.',
      remedy: 'Starta en: npm run sender, eller npm start utan WORKER=off.',
    },
  },
  segments: {
    en: {
      one: 'The members of 1 segment have not been brought up to date for half an hour.',
      other: 'The members of {count} segments have not been brought up to date for half an hour.',
      remedy: 'See whether a worker is running, and whether a segment asks too much of too many.',
    },
    fi: {
      one: '1 segmentin jäseniä ei ole päivitetty puoleen tuntiin.',
      other: '{count} segmentin jäseniä ei ole päivitetty puoleen tuntiin.',
      remedy: 'Tarkista, onko työprosessi käynnissä ja onko jonkin segmentin sääntö liian raskas.',
    },
    sv: {
      one: 'Medlemmarna i 1 segment har inte uppdaterats på en halvtimme.',
      other: 'Medlemmarna i {count} segment har inte uppdaterats på en halvtimme.',
      remedy: 'Kontrollera att en arbetsprocess är i gång och om något segments regel är för tung.',
    },
  },
  signals: {
    en: {
      one: '1 thing that happened to a person has waited for more than a minute to reach the programs.',
      other: '{count} things that happened to people have waited for more than a minute to reach the programs.',
      remedy: 'See whether a worker is running; if it is, start another one.',
    },
    fi: {
      one: '1 tapahtuma on odottanut yli minuutin, että ohjelmat saavat siitä tiedon.',
      other: '{count} tapahtumaa on odottanut yli minuutin, että ohjelmat saavat niistä tiedon.',
      remedy: 'Tarkista, onko työprosessi käynnissä. Jos on, käynnistä toinen sen rinnalle.',
    },
    sv: {
      one: '1 händelse har väntat i mer än en minut på att nå programmen.',
      other: '{count} händelser har väntat i mer än en minut på att nå programmen.',
      remedy: 'Kontrollera att en arbetsprocess är i gång. Är den det, starta en till.',
    },
  },
  commands: {
    en: {
      one: '1 start or stop of another program has not been carried out for 5 minutes.',
      other: '{count} starts or stops of other programs have not been carried out for 5 minutes.',
      remedy: 'See whether a worker is running; if it is, start another one.',
    },
    fi: {
      one: '1 toisen ohjelman käynnistys tai pysäytys on odottanut yli 5 minuuttia.',
      other: '{count} toisen ohjelman käynnistystä tai pysäytystä on odottanut yli 5 minuuttia.',
      remedy: 'Tarkista, onko työprosessi käynnissä. Jos on, käynnistä toinen sen rinnalle.',
    },
    sv: {
      one: '1 start eller stopp av ett annat program har väntat i mer än 5 minuter.',
      other: '{count} starter eller stopp av andra program har väntat i mer än 5 minuter.',
      remedy: 'Kontrollera att en arbetsprocess är i gång. Är den det, starta en till.',
    },
  },
}
