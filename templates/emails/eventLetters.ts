import type { Language } from '#engine/nodes/language.ts'
import type { Letter } from './letter.ts'

const why = 'contact'
const page = 'https://www.smartrekry.example/breakfast'

/** The day of the event as people write it, from the field that the program fills in. */
const day: Readonly<Record<Language, string>> = {
  en: "{{ prospect.fields.eventDate | date: '%-d %B' | default: 'the day of the event' }}",
  fi: "{{ prospect.fields.eventDate | date: '%-d.%-m.' | default: 'tapahtumapäivänä' }}",
  sv: "{{ prospect.fields.eventDate | date: '%-d/%-m' | default: 'utsatta dagen' }}",
}

/** The letters around an event. */
export const eventLetters = {
  invitation: {
    why,
    href: page,
    words: {
      en: {
        subject: 'Breakfast with three companies that hired well',
        preheader: 'Ninety minutes, no sales talk, back at your desk by half past ten.',
        opening: [
          `On ${day.en} we have breakfast with three recruiters who each hired for a post that had been open for half a year.`,
          'They tell what they changed, what it cost, and what they would not do again. There are thirty seats.',
        ],
        points: [
          { heading: '8:30', text: 'Coffee and sandwiches' },
          { heading: '9:00', text: 'Three stories, fifteen minutes each' },
          { heading: '9:45', text: 'Your questions' },
        ],
        action: 'Take a seat',
      },
      fi: {
        subject: 'Aamiainen kolmen onnistuneen rekrytoijan kanssa',
        preheader: 'Puolitoista tuntia, ei myyntipuheita, työpöydän ääressä taas puoli yhdeltätoista.',
        opening: [
          `Syömme ${day.fi} aamiaista kolmen rekrytoijan kanssa. Jokainen heistä täytti paikan, joka oli ollut auki puoli vuotta.`,
          'He kertovat, mitä muuttivat, mitä se maksoi ja mitä he eivät tekisi uudelleen. Paikkoja on kolmekymmentä.',
        ],
        points: [
          { heading: '8.30', text: 'Kahvia ja voileipiä' },
          { heading: '9.00', text: 'Kolme tarinaa, viisitoista minuuttia kukin' },
          { heading: '9.45', text: 'Kysymyksesi' },
        ],
        action: 'Varaa paikka',
      },
      sv: {
        subject: 'Frukost med tre företag som har anställt rätt',
        preheader: 'En och en halv timme, inget säljsnack, tillbaka vid skrivbordet halv elva.',
        opening: [
          `Den ${day.sv} äter vi frukost med tre rekryterare som alla har tillsatt en tjänst som stått öppen i ett halvår.`,
          'De berättar vad de ändrade, vad det kostade och vad de inte skulle göra om. Det finns trettio platser.',
        ],
        points: [
          { heading: '8.30', text: 'Kaffe och smörgås' },
          { heading: '9.00', text: 'Tre berättelser, en kvart var' },
          { heading: '9.45', text: 'Dina frågor' },
        ],
        action: 'Boka en plats',
      },
    },
  },
  lastCall: {
    why,
    href: page,
    words: {
      en: {
        subject: 'There is still a seat for you at breakfast',
        preheader: 'If the day does not suit you, send a colleague.',
        opening: [
          `A short reminder of our breakfast on ${day.en}: three recruiters, three posts that nobody could fill, and what worked in the end.`,
          'If the day does not suit you, send a colleague. The seat is what counts.',
        ],
        action: 'Take a seat',
      },
      fi: {
        subject: 'Aamiaispöydässä on vielä paikka sinulle',
        preheader: 'Jos päivä ei sovi, lähetä kollega.',
        opening: [
          `Lyhyt muistutus aamiaisestamme ${day.fi}: kolme rekrytoijaa, kolme paikkaa, joita kukaan ei saanut täytettyä, ja mikä lopulta toimi.`,
          'Jos päivä ei sovi sinulle, lähetä kollega. Pääasia, että tuoli ei jää tyhjäksi.',
        ],
        action: 'Varaa paikka',
      },
      sv: {
        subject: 'Det finns en frukostplats kvar till dig',
        preheader: 'Passar inte dagen, skicka en kollega.',
        opening: [
          `En kort påminnelse om vår frukost den ${day.sv}: tre rekryterare, tre tjänster som ingen lyckades tillsätta och vad som till slut fungerade.`,
          'Passar inte dagen, skicka en kollega. Huvudsaken är att stolen inte står tom.',
        ],
        action: 'Boka en plats',
      },
    },
  },
  confirmed: {
    why,
    href: `${page}/calendar`,
    words: {
      en: {
        subject: 'You have a seat at breakfast',
        preheader: 'When, where, and what we would like to know.',
        opening: [
          `See you on ${day.en} at 8:30. The address and the way are on the page below, with a file for your calendar.`,
          'Is there a question you would like to hear answered? Reply, and I will pass it on to the speakers beforehand.',
        ],
        action: 'Put it in my calendar',
      },
      fi: {
        subject: 'Paikkasi aamiaispöydässä on varattu',
        preheader: 'Milloin, missä ja mitä haluaisimme tietää.',
        opening: [
          `Nähdään ${day.fi} klo 8.30. Osoite ja ajo-ohje ovat alla olevalla sivulla, samoin kalenterimerkintä.`,
          'Onko jokin kysymys, johon haluaisit vastauksen? Vastaa tähän, niin välitän sen puhujille etukäteen.',
        ],
        action: 'Lisää kalenteriin',
      },
      sv: {
        subject: 'Din plats vid frukosten är bokad',
        preheader: 'När, var och vad vi gärna vill veta.',
        opening: [
          `Vi ses den ${day.sv} klockan 8.30. Adress och vägbeskrivning finns på sidan nedan, liksom en fil till din kalender.`,
          'Finns det en fråga du vill ha svar på? Svara på mejlet, så skickar jag den till talarna i förväg.',
        ],
        action: 'Lägg in i kalendern',
      },
    },
  },
  tomorrow: {
    why,
    href: `${page}/way`,
    words: {
      en: {
        subject: 'Tomorrow at half past eight',
        preheader: 'The way, and a number to call should you be late.',
        opening: [
          'Tomorrow it is time. The doors open at 8:30 and the first story begins at 9 sharp.',
          'Cannot make it after all? A one-word reply is enough, and your seat goes to somebody on the waiting list.',
        ],
        action: 'See the way',
      },
      fi: {
        subject: 'Huomenna puoli yhdeksältä',
        preheader: 'Ajo-ohje ja numero, johon voit soittaa, jos myöhästyt.',
        opening: [
          'Huomenna tavataan. Ovet avataan klo 8.30, ja ensimmäinen tarina alkaa tasan yhdeksältä.',
          'Etkö pääsekään? Yhden sanan vastaus riittää, niin paikkasi siirtyy jonossa seuraavalle.',
        ],
        action: 'Katso reitti',
      },
      sv: {
        subject: 'I morgon halv nio',
        preheader: 'Vägen dit och ett nummer att ringa om du blir sen.',
        opening: [
          'I morgon är det dags. Dörrarna öppnar 8.30 och den första berättelsen börjar prick nio.',
          'Fick du förhinder? Ett ord till svar räcker, så går platsen till nästa på väntelistan.',
        ],
        action: 'Se vägen',
      },
    },
  },
  thanks: {
    why,
    href: `${page}/slides`,
    words: {
      en: {
        subject: 'Thank you for coming: here is what was shown',
        preheader: 'The three stories on one page each.',
        opening: [
          'Thank you for having breakfast with us. As promised, here are the three stories on a page each, with the figures.',
          'Which one would you try at your place? I am glad to tell you what it takes.',
        ],
        action: 'Open the three pages',
      },
      fi: {
        subject: 'Kiitos, että tulit – tässä aineistot',
        preheader: 'Kolme tarinaa, kukin yhdellä sivulla.',
        opening: [
          'Kiitos aamiaisseurasta. Tässä lupaamani kolme tarinaa lukuineen, kukin yhdellä sivulla.',
          'Mitä niistä kokeilisit teillä? Kerron mielelläni, mitä se vaatii.',
        ],
        action: 'Avaa aineistot',
      },
      sv: {
        subject: 'Tack för att du kom – här är materialet',
        preheader: 'De tre berättelserna på var sin sida.',
        opening: [
          'Tack för sällskapet vid frukosten. Här är de tre berättelserna med siffror, på var sin sida, som jag lovade.',
          'Vilken av dem skulle du prova hos er? Jag berättar gärna vad som krävs.',
        ],
        action: 'Öppna materialet',
      },
    },
  },
  missed: {
    why,
    href: `${page}/recording`,
    words: {
      en: {
        subject: 'We missed you: here is the recording',
        preheader: 'Forty minutes, or three pages if you would rather read.',
        opening: [
          'Something came up, as it does. Here is the recording of the three stories, and the same on three pages if you would rather read.',
        ],
        action: 'Watch or read',
        closing: ['I will write when the next breakfast has a date.'],
      },
      fi: {
        subject: 'Jäimme kaipaamaan sinua – tässä tallenne',
        preheader: 'Neljäkymmentä minuuttia, tai kolme sivua, jos luet mieluummin.',
        opening: [
          'Jotain tuli väliin, niin kuin joskus tulee. Tässä on tallenne kolmesta tarinasta ja sama kolmella sivulla, jos luet mieluummin.',
        ],
        action: 'Katso tai lue',
        closing: ['Kirjoitan, kun seuraavalle aamiaiselle on päivä.'],
      },
      sv: {
        subject: 'Vi saknade dig – här är inspelningen',
        preheader: 'Fyrtio minuter, eller tre sidor om du hellre läser.',
        opening: [
          'Något kom emellan, så är det ibland. Här är inspelningen av de tre berättelserna, och samma sak på tre sidor om du hellre läser.',
        ],
        action: 'Titta eller läs',
        closing: ['Jag hör av mig när nästa frukost har fått ett datum.'],
      },
    },
  },
} as const satisfies Readonly<Record<string, Letter>>
