import type { RefusalText } from './refusals.ts'

/** Programs, their numbers, their emails and their files. */
export const programRefusals = {
  'notFound.program': {
    status: 404,
    en: 'Program not found.',
    fi: 'Ohjelmaa ei löydy.',
    sv: 'Programmet hittades inte.',
  },
  'notFound.version': {
    status: 404,
    en: 'Version not found.',
    fi: 'Versiota ei löydy.',
    sv: 'Versionen hittades inte.',
  },
  'notFound.node': {
    status: 404,
    en: 'The program has no such step.',
    fi: 'Ohjelmassa ei ole tällaista vaihetta.',
    sv: 'Programmet har inget sådant steg.',
  },
  'notFound.enrollment': {
    status: 404,
    en: 'Participation not found.',
    fi: 'Osallistumista ei löydy.',
    sv: 'Deltagandet hittades inte.',
  },
  'notFound.file': { status: 404, en: 'File not found.', fi: 'Tiedostoa ei löydy.', sv: 'Filen hittades inte.' },
  'program.stale': {
    status: 409,
    en: '{name} saved this at {time}. Compare or overwrite.',
    fi: '{name} tallensi tämän {time}. Vertaa tai korvaa.',
    sv: '{name} sparade detta {time}. Jämför eller skriv över.',
  },
  'program.twoOrigins': {
    status: 400,
    en: 'Give a template or a drawing, not both.',
    fi: 'Anna joko valmis ohjelma tai kaavio, ei molempia.',
    sv: 'Ange antingen ett färdigt program eller ett flödesschema, inte båda.',
  },
  'program.archived': {
    status: 409,
    en: 'This program is archived.',
    fi: 'Ohjelma on arkistoitu.',
    sv: 'Programmet är arkiverat.',
  },
  'program.runs': {
    status: 409,
    en: 'This program is running. End it before archiving it.',
    fi: 'Ohjelma on käynnissä. Päätä se ennen arkistointia.',
    sv: 'Programmet pågår. Avsluta det innan det arkiveras.',
  },
  'program.unpublished': {
    status: 409,
    en: 'Publish the program first.',
    fi: 'Julkaise ohjelma ensin.',
    sv: 'Publicera programmet först.',
  },
  'program.notRunning': {
    status: 409,
    en: 'The program is not running, so nobody can enter it.',
    fi: 'Ohjelma ei ole käynnissä, joten siihen ei voi tulla mukaan.',
    sv: 'Programmet pågår inte, så ingen kan komma in i det.',
  },
  'program.blocked': {
    status: 422,
    en: 'Problems to solve before publishing: {count}.',
    fi: 'Ennen julkaisua ratkaistavia ongelmia: {count}.',
    sv: 'Problem att lösa före publicering: {count}.',
  },
  'program.changed': {
    status: 409,
    en: 'Something that the program uses was archived just now. Check the program again.',
    fi: 'Jokin ohjelman käyttämä lista tai tiedosto arkistoitiin juuri. Tarkista ohjelma uudelleen.',
    sv: 'Något som programmet använder arkiverades nyss. Kontrollera programmet igen.',
  },
  'graph.tooLarge': {
    status: 400,
    en: 'A program has {limit} steps at most. Split it into several programs.',
    fi: 'Ohjelmassa on enintään {limit} vaihetta. Jaa se useaksi ohjelmaksi.',
    sv: 'Ett program har högst {limit} steg. Dela upp det i flera program.',
  },
  'graph.newer': {
    status: 400,
    en: 'This program was made by a newer version.',
    fi: 'Ohjelma on tehty Polun uudemmalla versiolla.',
    sv: 'Programmet är gjort med en nyare version av Polku.',
  },
  'email.broken': {
    status: 422,
    en: 'The email has problems that must be solved before it can be sent.',
    fi: 'Viestissä on ongelmia, jotka on ratkaistava ennen lähettämistä.',
    sv: 'Mejlet har problem som måste lösas innan det kan skickas.',
  },
  'email.suppressed': {
    status: 409,
    en: '{email} has asked not to be emailed, so it gets no test email either.',
    fi: '{email} on kieltänyt viestit, joten myöskään testiviestiä ei lähetetä.',
    sv: '{email} har tackat nej till mejl och får därför inte heller något testmejl.',
  },
  'email.noSender': {
    status: 422,
    en: 'Give the email a sender, or set the workspace’s sender in Settings.',
    fi: 'Anna viestille lähettäjä tai lisää työtilan lähettäjä asetuksiin.',
    sv: 'Ange en avsändare för mejlet eller för arbetsytan i inställningarna.',
  },
  'file.inUse': {
    status: 409,
    en: 'In use by: {programs}. Remove it from them first.',
    fi: 'Käytössä: {programs}. Poista tiedosto ensin niistä.',
    sv: 'Används av: {programs}. Ta bort filen därifrån först.',
  },
  'file.nameTaken': {
    status: 409,
    en: 'There is already a file with this name.',
    fi: 'Samanniminen tiedosto on jo olemassa.',
    sv: 'Det finns redan en fil med det namnet.',
  },
  'file.empty': { status: 400, en: 'The file is empty.', fi: 'Tiedosto on tyhjä.', sv: 'Filen är tom.' },
  'file.executable': {
    status: 415,
    en: 'Files that can run as a program or a page are not taken: {type}.',
    fi: 'Ohjelmana tai verkkosivuna toimivia tiedostoja ei oteta vastaan: {type}.',
    sv: 'Filer som kan köras som program eller webbsida tas inte emot: {type}.',
  },
} satisfies Record<string, RefusalText>
