import { fromOwner, type Letter } from './letter.ts'

const why = 'contact'
const senderName = fromOwner

/** The letters to whoever said “not now”. They come from the seller who was told so. */
export const topOfMindLetters = {
  benchmark: {
    why,
    senderName,
    href: 'https://www.smartrekry.example/benchmark',
    words: {
      en: {
        subject: 'How long does it take others to hire?',
        preheader: 'Figures from 140 companies, by industry and size.',
        opening: [
          'You said that it was not the time, and I have not forgotten. This is no attempt to change your mind.',
          'We have counted how long it takes 140 companies to fill a post, by industry and size. It is useful to know where you stand, whatever you use.',
        ],
        action: 'See the figures',
      },
      fi: {
        subject: 'Kauanko muilta kuluu yhteen rekrytointiin?',
        preheader: 'Luvut 140 yrityksestä toimialan ja koon mukaan.',
        opening: [
          'Sanoit, ettei nyt ole oikea hetki, enkä ole unohtanut sitä. En yritä kääntää päätäsi.',
          'Laskimme, kauanko 140 yritykseltä kuluu yhden paikan täyttämiseen toimialan ja koon mukaan. Oma sijoitus on hyvä tietää, käyttipä mitä järjestelmää tahansa.',
        ],
        action: 'Katso luvut',
      },
      sv: {
        subject: 'Hur lång tid tar en rekrytering hos andra?',
        preheader: 'Siffror från 140 företag, efter bransch och storlek.',
        opening: [
          'Du sa att det inte var rätt tid, och jag har inte glömt det. Det här är inget försök att få dig att ändra dig.',
          'Vi har räknat på hur lång tid det tar för 140 företag att tillsätta en tjänst, efter bransch och storlek. Det är bra att veta var man ligger, vilket system man än använder.',
        ],
        action: 'Se siffrorna',
      },
    },
  },
  story: {
    why,
    senderName,
    href: 'https://www.smartrekry.example/stories/forty-shops',
    words: {
      en: {
        subject: 'Forty shops, one recruiter, and no overtime',
        preheader: 'What she stopped doing is more interesting than what she began.',
        opening: [
          'One recruiter hires for forty shops, and goes home at four. I asked her how.',
          'The interesting part is what she stopped doing. It is a short read, and hardly mentions us.',
        ],
        action: 'Read her story',
      },
      fi: {
        subject: 'Neljäkymmentä myymälää, yksi rekrytoija eikä ylitöitä',
        preheader: 'Kiinnostavinta on, mitä hän lakkasi tekemästä.',
        opening: [
          'Yksi rekrytoija hakee väkeä neljäänkymmeneen myymälään ja lähtee kotiin neljältä. Kysyin, miten.',
          'Kiinnostavinta on, mitä hän lakkasi tekemästä. Teksti on lyhyt, eikä meitä juuri mainita.',
        ],
        action: 'Lue hänen tarinansa',
      },
      sv: {
        subject: 'Fyrtio butiker, en rekryterare och ingen övertid',
        preheader: 'Det intressanta är vad hon slutade göra.',
        opening: [
          'En rekryterare anställer till fyrtio butiker och går hem klockan fyra. Jag frågade hur.',
          'Det intressanta är vad hon slutade göra. Texten är kort och nämner oss knappt.',
        ],
        action: 'Läs hennes berättelse',
      },
    },
  },
  questions: {
    why,
    senderName,
    href: 'https://www.smartrekry.example/interview-questions',
    words: {
      en: {
        subject: 'Nine interview questions that tell something',
        preheader: 'And three that everybody asks in vain.',
        opening: [
          'Interviews are where most rounds are decided, and where most questions tell nothing.',
          'Here are nine that do, with what to listen for, and three that you can drop without missing them.',
        ],
        action: 'Take the questions',
      },
      fi: {
        subject: 'Yhdeksän haastattelukysymystä, jotka kertovat jotain',
        preheader: 'Ja kolme, jotka kaikki esittävät turhaan.',
        opening: [
          'Useimmat haut ratkaistaan haastattelussa, ja silti useimmat kysymykset eivät kerro mitään.',
          'Tässä on yhdeksän, jotka kertovat, sekä vihjeet siitä, mitä kuunnella. Lisäksi kolme, jotka voi huoletta jättää pois.',
        ],
        action: 'Ota kysymykset käyttöön',
      },
      sv: {
        subject: 'Nio intervjufrågor som faktiskt säger något',
        preheader: 'Och tre som alla ställer i onödan.',
        opening: [
          'De flesta rekryteringar avgörs i intervjun, och ändå säger de flesta frågor ingenting.',
          'Här är nio som gör det, med vad du ska lyssna efter, och tre som du kan stryka utan att sakna dem.',
        ],
        action: 'Ta med dig frågorna',
      },
    },
  },
  hello: {
    why,
    senderName,
    words: {
      en: {
        subject: 'A short hello',
        preheader: 'Has anything changed on your side?',
        opening: [
          'Last time we spoke it was not the right moment. Has anything changed since?',
          'A “yes”, a “no” or a “next spring” is all I need, and I will go by it.',
        ],
      },
      fi: {
        subject: 'Lyhyt tervehdys',
        preheader: 'Onko teillä muuttunut jotain?',
        opening: [
          'Kun viimeksi juttelimme, hetki ei ollut oikea. Onko jotain muuttunut sen jälkeen?',
          'Vastaukseksi riittää ”kyllä”, ”ei” tai ”ensi keväänä”, ja toimin sen mukaan.',
        ],
      },
      sv: {
        subject: 'En kort hälsning',
        preheader: 'Har något ändrats hos er?',
        opening: [
          'När vi hördes senast var det inte rätt tid. Har något ändrats sedan dess?',
          'Det räcker med ett ”ja”, ett ”nej” eller ett ”till våren”, så rättar jag mig efter det.',
        ],
      },
    },
  },
} as const satisfies Readonly<Record<string, Letter>>
