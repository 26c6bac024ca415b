import { fromOwner, type Letter } from './letter.ts'

const why = 'customer'

/** The letters of the cross-sell: two to read, and one that asks, for whoever has read. */
export const crossSellLetters = {
  firstDays: {
    why,
    href: 'https://www.smartrekry.example/blog/the-first-ninety-days',
    words: {
      en: {
        subject: 'Half of those who leave early decide in month one',
        preheader: 'What happens between the signature and the first working day.',
        opening: [
          'You know how to find people by now. Keeping them begins earlier than most think: half of those who leave within a year made up their mind in the first month.',
          'We asked forty of them what went wrong. Three answers came again and again, and none of them is about pay.',
        ],
        action: 'Read the three answers',
      },
      fi: {
        subject: 'Puolet varhain lähtevistä päättää sen ensimmäisenä kuukautena',
        preheader: 'Mitä allekirjoituksen ja ensimmäisen työpäivän välissä tapahtuu.',
        opening: [
          'Ihmisten löytäminen teiltä jo sujuu. Pitäminen alkaa aiemmin kuin moni luulee: puolet vuoden sisällä lähtevistä on päättänyt sen ensimmäisen kuukauden aikana.',
          'Kysyimme neljältäkymmeneltä heistä, mikä meni pieleen. Kolme vastausta toistui, eikä yksikään niistä koskenut palkkaa.',
        ],
        action: 'Lue kolme vastausta',
      },
      sv: {
        subject: 'Hälften av dem som slutar tidigt bestämmer sig första månaden',
        preheader: 'Vad som händer mellan påskriften och första arbetsdagen.',
        opening: [
          'Att hitta folk kan ni vid det här laget. Att behålla dem börjar tidigare än många tror: hälften av dem som slutar inom ett år bestämde sig redan första månaden.',
          'Vi frågade fyrtio av dem vad som gick fel. Tre svar kom igen, och inget av dem handlar om lönen.',
        ],
        action: 'Läs de tre svaren',
      },
    },
  },
  checklist: {
    why,
    href: 'https://www.smartrekry.example/blog/first-day-checklist',
    words: {
      en: {
        subject: 'A checklist for somebody’s first day',
        preheader: 'Eleven lines. Copy it and make it yours.',
        opening: [
          'A laptop that arrives on the third day says more than any welcome speech.',
          'This is the checklist that our customers have put together over the years: who does what, and when. Copy it, and cross out what you do not need.',
        ],
        action: 'Copy the checklist',
      },
      fi: {
        subject: 'Tarkistuslista uuden ihmisen ensimmäiseen päivään',
        preheader: 'Yksitoista riviä. Kopioi ja muokkaa omaksi.',
        opening: [
          'Kolmantena päivänä saapuva tietokone kertoo enemmän kuin tervetuliaispuhe.',
          'Tämän tarkistuslistan asiakkaamme ovat vuosien varrella koonneet: kuka tekee, mitä ja milloin. Kopioi se ja poista, mitä ette tarvitse.',
        ],
        action: 'Kopioi tarkistuslista',
      },
      sv: {
        subject: 'En checklista för någons första dag',
        preheader: 'Elva rader. Kopiera den och gör den till er egen.',
        opening: [
          'En dator som kommer tredje dagen säger mer än något välkomsttal.',
          'Det här är checklistan som våra kunder har satt ihop genom åren: vem gör vad, och när. Kopiera den och stryk det ni inte behöver.',
        ],
        action: 'Kopiera checklistan',
      },
    },
  },
  offer: {
    why,
    senderName: fromOwner,
    href: 'https://www.smartrekry.example/onboarding',
    words: {
      en: {
        subject: 'The first day, done by the system you already have',
        preheader: 'Twelve minutes on screen, with one of your own vacancies.',
        opening: [
          'You read our piece on how people begin. The same system that you hire with can also take care of that: contract, equipment and first week follow by themselves when somebody signs.',
          'I would gladly show you in twelve minutes, with one of your own vacancies. You keep your data and your users, nothing has to be set up anew.',
        ],
        action: 'Choose a time',
        closing: ['Not the right time? Then leave it, and I will not ask again this half-year.'],
      },
      fi: {
        subject: 'Ensimmäinen päivä hoituu järjestelmällä, joka teillä jo on',
        preheader: 'Kaksitoista minuuttia näytöllä, yhdellä omista hauistanne.',
        opening: [
          'Luit kirjoituksemme siitä, miten uudet ihmiset aloittavat. Sama järjestelmä, jolla rekrytoitte, voi hoitaa myös sen: sopimus, työvälineet ja ensimmäinen viikko lähtevät liikkeelle itsestään, kun uusi ihminen allekirjoittaa.',
          'Näytän sen mielelläni kahdessatoista minuutissa yhdellä omista hauistanne. Tiedot ja käyttäjät pysyvät, eikä mitään tarvitse ottaa käyttöön alusta.',
        ],
        action: 'Valitse aika',
        closing: ['Eikö hetki ole oikea? Anna sen sitten olla, enkä kysy tämän puolen vuoden aikana uudelleen.'],
      },
      sv: {
        subject: 'Första dagen, skött av systemet ni redan har',
        preheader: 'Tolv minuter på skärmen, med en av era egna tjänster.',
        opening: [
          'Du läste vår text om hur nya medarbetare kommer in i jobbet. Systemet ni rekryterar med kan sköta det också: avtal, utrustning och första veckan sätter i gång av sig själva när någon skriver på.',
          'Jag visar gärna på tolv minuter, med en av era egna tjänster. Ni behåller data och användare, och inget behöver läggas upp på nytt.',
        ],
        action: 'Välj en tid',
        closing: ['Passar det inte nu? Låt det vara, så frågar jag inte igen det här halvåret.'],
      },
    },
  },
} as const satisfies Readonly<Record<string, Letter>>
