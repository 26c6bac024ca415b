import type { Letter } from './letter.ts'

const why = 'contact'

/** The letters to whoever has gone quiet, the last one to whoever stays so. */
export const reactivationLetters = {
  worthReading: {
    why,
    href: 'https://www.smartrekry.example/blog/the-week-you-lose',
    words: {
      en: {
        subject: 'The week that every hiring round loses',
        preheader: 'Where it goes, and how to get it back. Six minutes to read.',
        opening: [
          'It has been quiet between us for a while, so only this: the piece that our readers passed on most this year.',
          'It follows one hiring round day by day and finds seven days in which nothing happened, because everybody thought it was somebody else’s turn.',
        ],
        action: 'Read where the week goes',
      },
      fi: {
        subject: 'Viikko, jonka jokainen rekrytointi hukkaa',
        preheader: 'Mihin se katoaa ja miten sen saa takaisin. Kuuden minuutin luku.',
        opening: [
          'Meidän välillämme on ollut hetken hiljaista, joten vain tämä: kirjoitus, jota lukijamme ovat tänä vuonna jakaneet eniten.',
          'Siinä seurataan yhtä hakua päivä päivältä ja löydetään seitsemän päivää, jolloin ei tapahtunut mitään, koska jokainen luuli vuoron olevan jonkun toisen.',
        ],
        action: 'Lue, mihin viikko katoaa',
      },
      sv: {
        subject: 'Veckan som varje rekrytering tappar bort',
        preheader: 'Vart den tar vägen och hur du får tillbaka den. Sex minuters läsning.',
        opening: [
          'Det har varit tyst mellan oss ett tag, så bara det här: texten som våra läsare har skickat vidare mest i år.',
          'Den följer en rekrytering dag för dag och hittar sju dagar då ingenting hände, eftersom alla trodde att det var någon annans tur.',
        ],
        action: 'Läs vart veckan tar vägen',
      },
    },
  },
  whichOne: {
    why,
    href: 'https://www.smartrekry.example/pick-one',
    words: {
      en: {
        subject: 'Which of these three would help you most?',
        preheader: 'Pick one, and I will send nothing else.',
        opening: [
          'I would rather send you one useful thing than many that are not. Which of these would help most right now?',
        ],
        points: [
          { heading: 'More applicants.', text: 'Ads that the right people answer.' },
          { heading: 'Faster decisions.', text: 'Managers who answer without being asked twice.' },
          { heading: 'Fewer drop-outs.', text: 'Candidates who stay until the contract.' },
        ],
        action: 'Pick one',
      },
      fi: {
        subject: 'Mikä näistä kolmesta auttaisi sinua eniten?',
        preheader: 'Valitse yksi, enkä lähetä muuta.',
        opening: [
          'Lähetän mieluummin yhden hyödyllisen asian kuin monta turhaa. Mikä näistä auttaisi juuri nyt eniten?',
        ],
        points: [
          { heading: 'Enemmän hakijoita.', text: 'Ilmoitukset, joihin oikeat ihmiset vastaavat.' },
          { heading: 'Nopeammat päätökset.', text: 'Esihenkilöt, jotka vastaavat ensimmäisellä pyynnöllä.' },
          { heading: 'Vähemmän katoavia hakijoita.', text: 'Hakijat, jotka pysyvät mukana sopimukseen asti.' },
        ],
        action: 'Valitse yksi',
      },
      sv: {
        subject: 'Vilken av de här tre skulle hjälpa dig mest?',
        preheader: 'Välj en, så skickar jag inget annat.',
        opening: ['Jag skickar hellre en användbar sak än många onödiga. Vilken av de här skulle hjälpa mest just nu?'],
        points: [
          { heading: 'Fler sökande.', text: 'Annonser som rätt personer svarar på.' },
          { heading: 'Snabbare beslut.', text: 'Chefer som svarar första gången.' },
          { heading: 'Färre avhopp.', text: 'Kandidater som stannar ända till avtalet.' },
        ],
        action: 'Välj en',
      },
    },
  },
  shallIStop: {
    why,
    href: 'https://www.smartrekry.example/keep-me',
    words: {
      en: {
        subject: 'Shall I stop writing to you?',
        preheader: 'No need to do anything. One press, if you would rather I did not.',
        opening: [
          'You have not opened a door in three months, and that is a clear enough answer. Your inbox is full without me.',
          'If you do nothing, I stop. If you want to hear from me when there is something worth it, press here.',
        ],
        action: 'Keep me on the list',
      },
      fi: {
        subject: 'Lopetanko kirjoittamisen?',
        preheader: 'Sinun ei tarvitse tehdä mitään. Yksi painallus riittää, jos et halua.',
        opening: [
          'Sinusta ei ole kuulunut kolmeen kuukauteen, ja se on aika selvä vastaus. Postilaatikkosi on täynnä ilman minuakin.',
          'Jos et tee mitään, lopetan. Jos haluat kuulla minusta silloin, kun on jotain sanomisen arvoista, paina tästä.',
        ],
        action: 'Pidä minut mukana',
      },
      sv: {
        subject: 'Ska jag sluta skriva till dig?',
        preheader: 'Du behöver inte göra något. Ett tryck räcker om du vill ha mig kvar.',
        opening: [
          'Du har inte hört av dig på tre månader, och det är ett ganska tydligt svar. Din inkorg är full även utan mig.',
          'Gör du ingenting så slutar jag. Vill du höra av mig när det finns något som är värt det, tryck här.',
        ],
        action: 'Låt mig vara kvar',
      },
    },
  },
} as const satisfies Readonly<Record<string, Letter>>
