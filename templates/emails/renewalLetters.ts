import { fromOwner, type Letter } from './letter.ts'

const why = 'customer'

/** The letters of the contract renewal. They come from the seller whom the customer knows. */
export const renewalLetters = {
  threeMonths: {
    why,
    senderName: fromOwner,
    href: 'https://www.smartrekry.example/your-year',
    words: {
      en: {
        subject: 'Your contract has three months to run',
        preheader: 'What you got out of the year, before we talk about the next one.',
        opening: [
          'Your contract with us ends in about three months. Nothing happens by itself: no automatic price rise, and no notice that you could miss.',
          'Before we talk about the next year, have a look at this one: how many vacancies you filled, how long they took, and what your colleagues used.',
        ],
        action: 'See your year',
        closing: [
          'I will send you a proposal in a month. If you want something to be different in it, reply and tell me.',
        ],
      },
      fi: {
        subject: 'Sopimuksenne on voimassa vielä kolme kuukautta',
        preheader: 'Mitä kuluneesta vuodesta saitte irti, ennen kuin puhumme seuraavasta.',
        opening: [
          'Sopimuksenne päättyy noin kolmen kuukauden kuluttua. Mitään ei tapahdu itsestään: hinta ei nouse huomaamatta, eikä irtisanomisaikaa tarvitse vahtia.',
          'Katso ennen seuraavaa vuotta tätä vuotta: montako paikkaa täytitte, kauanko se kesti ja mitä kollegasi käyttivät.',
        ],
        action: 'Katso vuotenne',
        closing: ['Lähetän ehdotuksen kuukauden kuluttua. Jos toivot siihen jotain toisin, vastaa ja kerro.'],
      },
      sv: {
        subject: 'Ert avtal löper i tre månader till',
        preheader: 'Vad året gav er, innan vi pratar om nästa.',
        opening: [
          'Ert avtal med oss går ut om ungefär tre månader. Inget händer av sig självt: inget pris höjs i smyg, och ni behöver inte bevaka någon uppsägningstid.',
          'Innan vi pratar om nästa år, titta på det här: hur många tjänster ni har tillsatt, hur lång tid det tog och vad kollegorna har använt.',
        ],
        action: 'Se ert år',
        closing: [
          'Jag skickar ett förslag om en månad. Vill du att något ska vara annorlunda i det, svara och berätta.',
        ],
      },
    },
  },
  proposal: {
    why,
    senderName: fromOwner,
    href: 'https://www.smartrekry.example/your-proposal',
    words: {
      en: {
        subject: 'My proposal for your next year',
        preheader: 'One page. A “yes” in reply is enough.',
        opening: [
          'Here is my proposal for the next year, on one page: what stays, what is new, and what it costs.',
          'If it suits you, a “yes” in reply is enough and I take care of the paper. If something is in the way, tell me what.',
        ],
        action: 'Read the proposal',
      },
      fi: {
        subject: 'Ehdotukseni seuraavaksi vuodeksi',
        preheader: 'Yksi sivu. Vastaukseksi riittää ”kyllä”.',
        opening: [
          'Tässä on ehdotukseni seuraavaksi vuodeksi yhdellä sivulla: mikä pysyy, mikä on uutta ja mitä se maksaa.',
          'Jos se sopii, vastaukseksi riittää ”kyllä”, ja hoidan paperit. Jos jokin on esteenä, kerro mikä.',
        ],
        action: 'Lue ehdotus',
      },
      sv: {
        subject: 'Mitt förslag för ert nästa år',
        preheader: 'En sida. Det räcker att svara ”ja”.',
        opening: [
          'Här är mitt förslag för nästa år på en sida: vad som är kvar, vad som är nytt och vad det kostar.',
          'Passar det räcker det att svara ”ja”, så ordnar jag pappren. Om något står i vägen, berätta vad.',
        ],
        action: 'Läs förslaget',
      },
    },
  },
  renewed: {
    why,
    senderName: fromOwner,
    words: {
      en: {
        subject: 'Thank you for another year',
        preheader: 'And one question, for when you have a minute.',
        opening: [
          'Thank you for going on with us. Nothing changes in your daily work: everything is where it was.',
          'One question, for when you have a minute: what should be better by this time next year? I keep the answers and come back to them.',
        ],
      },
      fi: {
        subject: 'Kiitos, että jatkatte kanssamme',
        preheader: 'Ja yksi kysymys, kun sinulla on hetki aikaa.',
        opening: [
          'Kiitos, että jatkatte kanssamme. Arjessanne mikään ei muutu: kaikki on paikallaan.',
          'Yksi kysymys, kun sinulla on hetki aikaa: minkä pitäisi olla vuoden päästä paremmin? Pidän vastaukset tallessa ja palaan niihin.',
        ],
      },
      sv: {
        subject: 'Tack för ett år till',
        preheader: 'Och en fråga, när du har en minut.',
        opening: [
          'Tack för att ni fortsätter med oss. I vardagen ändras inget: allt finns där det fanns.',
          'En fråga, när du har en minut: vad borde vara bättre om ett år? Jag sparar svaren och återkommer till dem.',
        ],
      },
    },
  },
} as const satisfies Readonly<Record<string, Letter>>
