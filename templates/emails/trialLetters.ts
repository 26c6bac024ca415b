import type { Letter } from './letter.ts'

const why = 'trial'
const trial = 'https://app.smartrekry.example/trial'

/** The letters of the trial onboarding. */
export const trialLetters = {
  started: {
    why,
    href: trial,
    words: {
      en: {
        subject: 'Your trial is open: start with one vacancy',
        preheader: 'Fifteen minutes today tell you more than any brochure.',
        opening: [
          'Welcome! Your trial runs for 14 days with everything switched on.',
          'The quickest way to see whether it suits you is to take one real vacancy through it:',
        ],
        points: [
          { heading: 'Paste the ad.', text: 'The one you used last time will do.' },
          { heading: 'Publish it.', text: 'On your careers page, or just by a link that nobody else knows.' },
          { heading: 'Apply yourself.', text: 'On your phone. That is what your applicants will see.' },
        ],
        action: 'Open the trial',
        closing: ['If something looks odd, reply to this email. I answer the same day.'],
      },
      fi: {
        subject: 'Kokeilusi on auki – aloita yhdestä hausta',
        preheader: 'Viisitoista minuuttia tänään kertoo enemmän kuin yksikään esite.',
        opening: [
          'Tervetuloa! Kokeilusi kestää 14 päivää, ja kaikki ominaisuudet ovat käytössäsi.',
          'Nopeimmin näet, sopiiko järjestelmä teille, kun viet sen läpi yhden oikean haun:',
        ],
        points: [
          { heading: 'Liitä ilmoitus.', text: 'Viime haun ilmoitus kelpaa hyvin.' },
          { heading: 'Julkaise se.', text: 'Urasivullasi tai linkin takana, jota kukaan muu ei tiedä.' },
          { heading: 'Hae itse.', text: 'Puhelimella. Juuri sen hakijasi näkevät.' },
        ],
        action: 'Avaa kokeilu',
        closing: ['Jos jokin näyttää oudolta, vastaa tähän viestiin. Vastaan samana päivänä.'],
      },
      sv: {
        subject: 'Din provperiod är igång – börja med en tjänst',
        preheader: 'En kvart i dag säger mer än någon broschyr.',
        opening: [
          'Välkommen! Provperioden är 14 dagar och du har tillgång till allt.',
          'Snabbast ser du om systemet passar er genom att köra en riktig rekrytering i det:',
        ],
        points: [
          { heading: 'Klistra in annonsen.', text: 'Den ni använde senast fungerar bra.' },
          { heading: 'Publicera den.', text: 'På karriärsidan eller bara via en länk som ingen annan känner till.' },
          { heading: 'Sök själv.', text: 'På mobilen. Det är precis det som era kandidater får se.' },
        ],
        action: 'Öppna provversionen',
        closing: ['Om något ser konstigt ut, svara på mejlet. Jag svarar samma dag.'],
      },
    },
  },
  activated: {
    why,
    href: `${trial}/invite`,
    words: {
      en: {
        subject: 'Your vacancy is live: now bring in the manager',
        preheader: 'Two people get far more out of a trial than one.',
        opening: [
          'Well done, your first vacancy is out. Most teams stop here, and miss the part that saves the most time.',
          'Invite the hiring manager. They see only their own candidates, need no training, and can comment from their phone. You get your answers without a single reminder.',
        ],
        action: 'Invite the manager',
        closing: ['One invitation is enough to see how it works between the two of you.'],
      },
      fi: {
        subject: 'Hakusi on julki – kutsu nyt esihenkilö mukaan',
        preheader: 'Kaksi ihmistä saa kokeilusta irti paljon enemmän kuin yksi.',
        opening: [
          'Hienoa, ensimmäinen hakusi on julki. Moni pysähtyy tähän, ja eniten aikaa säästävä osa jää näkemättä.',
          'Kutsu mukaan rekrytoiva esihenkilö. Hän näkee vain omat hakijansa, ei tarvitse koulutusta ja voi kommentoida puhelimellaan. Saat vastaukset muistuttelematta.',
        ],
        action: 'Kutsu esihenkilö',
        closing: ['Yksikin kutsu riittää näyttämään, miten yhteistyönne toimii.'],
      },
      sv: {
        subject: 'Tjänsten är ute – bjud in chefen nu',
        preheader: 'Två personer får ut mycket mer av en provperiod än en.',
        opening: [
          'Bra jobbat, er första tjänst är publicerad. Många stannar här och missar det som sparar mest tid.',
          'Bjud in den rekryterande chefen. Chefen ser bara sina egna kandidater, behöver ingen utbildning och kan kommentera från mobilen. Du får dina svar utan en enda påminnelse.',
        ],
        action: 'Bjud in chefen',
        closing: ['En enda inbjudan räcker för att se hur det fungerar mellan er.'],
      },
    },
  },
  stuck: {
    why,
    href: `${trial}/first-vacancy`,
    words: {
      en: {
        subject: 'Send me the ad, and I will set it up',
        preheader: 'No vacancy in your trial yet? This is the shortest way.',
        opening: [
          'Your trial is open, but there is no vacancy in it yet. That usually means the day got in the way.',
          'Reply with an old job ad as an attachment. I will set it up for you, and you can publish it with one press.',
        ],
        action: 'Or do it yourself in three minutes',
      },
      fi: {
        subject: 'Lähetä ilmoitus, niin teen haun valmiiksi',
        preheader: 'Eikö kokeilussasi ole vielä hakua? Tämä on lyhin tie.',
        opening: [
          'Kokeilusi on auki, mutta yhtään hakua siinä ei vielä ole. Yleensä se tarkoittaa, että arki tuli väliin.',
          'Vastaa tähän ja liitä mukaan vanha ilmoitus. Teen siitä haun valmiiksi, ja voit julkaista sen yhdellä painalluksella.',
        ],
        action: 'Tai tee se itse kolmessa minuutissa',
      },
      sv: {
        subject: 'Skicka annonsen, så lägger jag upp tjänsten',
        preheader: 'Ingen tjänst i provversionen ännu? Det här är kortaste vägen.',
        opening: [
          'Din provperiod är igång, men det finns ingen tjänst i den ännu. Oftast betyder det att vardagen kom emellan.',
          'Svara och bifoga en gammal annons. Jag lägger upp den åt dig, och du publicerar den med ett tryck.',
        ],
        action: 'Eller gör det själv på tre minuter',
      },
    },
  },
  daysLeft: {
    why,
    href: `${trial}/report`,
    words: {
      en: {
        subject: 'A few days left: look at one number',
        preheader: 'How long your applicants waited for a first answer.',
        opening: [
          'Your trial ends this week. Before it does, open the report of your vacancy and look at one number: how long applicants waited for a first answer.',
          'In most companies it is nine days. Where it is two, twice as many accept the offer.',
        ],
        action: 'Open the report',
        closing: ['Is there something you still want to try? Tell me, and we will find the time for it.'],
      },
      fi: {
        subject: 'Muutama päivä jäljellä: katso yhtä lukua',
        preheader: 'Kauanko hakijasi odottivat ensimmäistä vastausta.',
        opening: [
          'Kokeilusi päättyy tällä viikolla. Avaa sitä ennen hakusi raportti ja katso yhtä lukua: kauanko hakijat odottivat ensimmäistä vastausta.',
          'Useimmissa yrityksissä se on yhdeksän päivää. Kun se on kaksi, tarjouksen hyväksyy kaksi kertaa useampi.',
        ],
        action: 'Avaa raportti',
        closing: ['Onko jotain, mitä haluaisit vielä kokeilla? Kerro, niin löydämme sille ajan.'],
      },
      sv: {
        subject: 'Några dagar kvar: titta på en siffra',
        preheader: 'Hur länge kandidaterna fick vänta på ett första svar.',
        opening: [
          'Din provperiod tar slut i veckan. Öppna rapporten för din tjänst innan dess och titta på en enda siffra: hur länge kandidaterna fick vänta på ett första svar.',
          'På de flesta företag är det nio dagar. Där det är två tackar dubbelt så många ja till erbjudandet.',
        ],
        action: 'Öppna rapporten',
        closing: ['Finns det något mer du vill hinna prova? Hör av dig, så hittar vi en tid.'],
      },
    },
  },
  ended: {
    why,
    words: {
      en: {
        subject: 'What was missing?',
        preheader: 'One line is enough. It goes to me, not into a form.',
        opening: [
          'Your trial has come to its end, and you have not gone on. That is quite all right.',
          'Would you tell me in one line why? The wrong time, the wrong price, something that was not there: every answer helps me, and I will not argue.',
        ],
        closing: ['Your data is kept for 30 days, should you want to pick it up again.'],
      },
      fi: {
        subject: 'Mitä jäi puuttumaan?',
        preheader: 'Yksi rivi riittää. Se tulee minulle, ei lomakkeelle.',
        opening: [
          'Kokeilusi on päättynyt, etkä jatkanut. Se on ihan hyvä niin.',
          'Kertoisitko yhdellä rivillä miksi? Väärä hetki, väärä hinta, jokin puuttui: jokainen vastaus auttaa, enkä ala väitellä.',
        ],
        closing: ['Tietosi säilyvät 30 päivää, jos haluatkin vielä jatkaa.'],
      },
      sv: {
        subject: 'Vad var det som saknades?',
        preheader: 'En rad räcker. Den går till mig, inte till ett formulär.',
        opening: [
          'Din provperiod är slut och du gick inte vidare. Det är helt i sin ordning.',
          'Kan du berätta på en rad varför? Fel tidpunkt, fel pris, något som inte fanns: varje svar hjälper mig, och jag kommer inte att argumentera.',
        ],
        closing: ['Dina uppgifter sparas i 30 dagar, om du vill ta upp tråden igen.'],
      },
    },
  },
} as const satisfies Readonly<Record<string, Letter>>
