import type { Letter } from './letter.ts'

const why = 'user'
const lesson = (number: number) => `https://academy.smartrekry.example/lesson-${number}`

/** The lessons for people who use the product at work, five minutes each. */
export const trainingLetters = {
  lesson1: {
    why,
    href: lesson(1),
    words: {
      en: {
        subject: 'Lesson 1 of 4: see your candidates',
        preheader: 'Five minutes, on the screen where you will spend most of your time.',
        opening: [
          'Your colleagues hire with Smart Rekry, and now so do you. Four short lessons are all it takes, one a week.',
          'The first one shows the list of your candidates: who is new, who waits for you, and how to open somebody on your phone.',
        ],
        action: 'Begin the lesson',
      },
      fi: {
        subject: 'Osa 1/4: katso hakijoitasi',
        preheader: 'Viisi minuuttia näkymässä, jossa vietät eniten aikaa.',
        opening: [
          'Kollegasi rekrytoivat Smart Rekryllä, ja nyt on sinun vuorosi. Neljä lyhyttä osaa riittää, yksi viikossa.',
          'Ensimmäinen näyttää hakijaluettelon: kuka on uusi, kuka odottaa sinua ja miten hakijan avaa puhelimella.',
        ],
        action: 'Aloita',
      },
      sv: {
        subject: 'Del 1 av 4: se dina kandidater',
        preheader: 'Fem minuter i den vy där du kommer att vara mest.',
        opening: [
          'Dina kollegor rekryterar med Smart Rekry, och nu är det din tur. Det räcker med fyra korta delar, en i veckan.',
          'Den första visar listan över dina kandidater: vem som är ny, vem som väntar på dig och hur du öppnar en kandidat i mobilen.',
        ],
        action: 'Börja',
      },
    },
  },
  nudge: {
    why,
    href: lesson(1),
    words: {
      en: {
        subject: 'Five minutes before your next meeting?',
        preheader: 'The first lesson still waits, and it is the shortest one.',
        opening: [
          'The first lesson still waits for you. It is the shortest of the four, and the one that saves you from asking a colleague.',
        ],
        action: 'Begin the lesson',
      },
      fi: {
        subject: 'Viisi minuuttia ennen seuraavaa palaveria?',
        preheader: 'Ensimmäinen osa odottaa yhä, ja se on lyhin.',
        opening: [
          'Ensimmäinen osa odottaa sinua yhä. Se on neljästä lyhin, ja sen jälkeen ei tarvitse kysyä kollegalta.',
        ],
        action: 'Aloita',
      },
      sv: {
        subject: 'Fem minuter före nästa möte?',
        preheader: 'Den första delen väntar fortfarande, och den är kortast.',
        opening: [
          'Den första delen väntar fortfarande på dig. Den är kortast av de fyra, och efter den slipper du fråga en kollega.',
        ],
        action: 'Börja',
      },
    },
  },
  lesson2: {
    why,
    href: lesson(2),
    words: {
      en: {
        subject: 'Lesson 2 of 4: say yes, no or perhaps',
        preheader: 'A candidate who waits is a candidate who leaves.',
        opening: [
          'The second lesson is the most important one: how to say yes, no or perhaps to a candidate in ten seconds, and what the candidate hears of it.',
        ],
        action: 'Go to the lesson',
      },
      fi: {
        subject: 'Osa 2/4: sano kyllä, ei tai ehkä',
        preheader: 'Odottava hakija on lähtevä hakija.',
        opening: [
          'Toinen osa on tärkein: miten annat hakijalle vastauksen kyllä, ei tai ehkä kymmenessä sekunnissa ja mitä hakija siitä kuulee.',
        ],
        action: 'Siirry osaan',
      },
      sv: {
        subject: 'Del 2 av 4: säg ja, nej eller kanske',
        preheader: 'En kandidat som väntar är en kandidat som går.',
        opening: [
          'Den andra delen är viktigast: hur du säger ja, nej eller kanske till en kandidat på tio sekunder, och vad kandidaten får veta.',
        ],
        action: 'Gå till delen',
      },
    },
  },
  lesson3: {
    why,
    href: lesson(3),
    words: {
      en: {
        subject: 'Lesson 3 of 4: interviews without calendar tennis',
        preheader: 'Open your slots once, and let candidates choose.',
        opening: [
          'Finding a time for an interview takes eleven emails on average. This lesson makes it one: you open your slots, the candidate picks.',
        ],
        action: 'Go to the lesson',
      },
      fi: {
        subject: 'Osa 3/4: haastattelut ilman kalenterirumbaa',
        preheader: 'Avaa aikasi kerran ja anna hakijan valita.',
        opening: [
          'Haastatteluajan sopimiseen kuluu keskimäärin yksitoista viestiä. Tämän osan jälkeen riittää yksi: sinä avaat ajat, hakija valitsee.',
        ],
        action: 'Siirry osaan',
      },
      sv: {
        subject: 'Del 3 av 4: intervjuer utan kalenderpusslande',
        preheader: 'Öppna dina tider en gång och låt kandidaten välja.',
        opening: [
          'Att hitta en intervjutid tar i snitt elva mejl. Efter den här delen räcker det med ett: du öppnar dina tider, kandidaten väljer.',
        ],
        action: 'Gå till delen',
      },
    },
  },
  lesson4: {
    why,
    href: lesson(4),
    words: {
      en: {
        subject: 'Lesson 4 of 4: what you may write, and what not',
        preheader: 'Candidates may read your notes. Five minutes that save trouble.',
        opening: [
          'The last lesson is on notes. Candidates may ask to read them, so this is what belongs there and what does not.',
          'Three questions at the end, and you are done.',
        ],
        action: 'Finish the training',
      },
      fi: {
        subject: 'Osa 4/4: mitä saa kirjoittaa ja mitä ei',
        preheader: 'Hakija saa lukea muistiinpanosi. Viisi minuuttia, joka säästää harmia.',
        opening: [
          'Viimeinen osa käsittelee muistiinpanoja. Hakijalla on oikeus lukea ne, joten tässä on, mitä niihin kuuluu ja mitä ei.',
          'Lopussa on kolme kysymystä, ja sitten olet valmis.',
        ],
        action: 'Suorita koulutus loppuun',
      },
      sv: {
        subject: 'Del 4 av 4: vad du får skriva och inte',
        preheader: 'Kandidaten får läsa dina anteckningar. Fem minuter som sparar bekymmer.',
        opening: [
          'Sista delen handlar om anteckningar. Kandidaten har rätt att läsa dem, så här är vad som hör hemma där och vad som inte gör det.',
          'Tre frågor på slutet, sedan är du klar.',
        ],
        action: 'Slutför utbildningen',
      },
    },
  },
  wellDone: {
    why,
    words: {
      en: {
        subject: 'Well done, you are through',
        preheader: 'And whom to ask, should something come up.',
        opening: [
          'You have finished all four lessons. That is all there is to learn: the rest explains itself on the screen.',
          'Should something come up, reply to this email. It reaches a person who knows the product.',
        ],
      },
      fi: {
        subject: 'Hienoa, koulutus on suoritettu',
        preheader: 'Ja keneltä kysyä, jos jotain tulee eteen.',
        opening: [
          'Olet käynyt kaikki neljä osaa. Enempää ei tarvitse opetella: loput selviää näytöllä.',
          'Jos jotain tulee eteen, vastaa tähän viestiin. Sen lukee ihminen, joka tuntee järjestelmän.',
        ],
      },
      sv: {
        subject: 'Bra jobbat, du är klar',
        preheader: 'Och vem du kan fråga om något dyker upp.',
        opening: [
          'Du har gått igenom alla fyra delarna. Mer än så behöver du inte lära dig: resten förklarar sig på skärmen.',
          'Dyker något upp, svara på mejlet. Det läses av någon som kan systemet.',
        ],
      },
    },
  },
} as const satisfies Readonly<Record<string, Letter>>
