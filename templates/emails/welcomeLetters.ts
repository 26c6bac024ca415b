import { fromOwner, type Letter } from './letter.ts'

const why = 'customer'

/** The letters to a new customer. They come from the seller, until support has a face. */
export const welcomeLetters = {
  welcome: {
    why,
    senderName: fromOwner,
    words: {
      en: {
        subject: 'Welcome: this is how we begin',
        preheader: 'Who you can turn to, and what happens in the next two weeks.',
        opening: [
          'Thank you for choosing us. I am your contact here, also from now on: a reply to this email reaches me.',
          'This is what the first two weeks look like:',
        ],
        points: [
          { heading: 'This week:', text: 'You get your accounts, and we bring your open vacancies over.' },
          { heading: 'Next week:', text: 'I call you, and we look together at what is still missing.' },
          { heading: 'After that:', text: 'You run your first round. We stay within reach.' },
        ],
        closing: ['Does anybody else on your side need to know this? Forward the email, or send me their names.'],
      },
      fi: {
        subject: 'Tervetuloa – näin aloitamme',
        preheader: 'Keneen voit olla yhteydessä ja mitä seuraavien kahden viikon aikana tapahtuu.',
        opening: [
          'Kiitos, että valitsitte meidät. Olen yhteyshenkilösi myös jatkossa: vastaus tähän viestiin tulee minulle.',
          'Ensimmäiset kaksi viikkoa etenevät näin:',
        ],
        points: [
          { heading: 'Tällä viikolla:', text: 'Saatte tunnukset, ja siirrämme avoimet hakunne järjestelmään.' },
          { heading: 'Ensi viikolla:', text: 'Soitan sinulle, ja katsomme yhdessä, mitä vielä puuttuu.' },
          { heading: 'Sen jälkeen:', text: 'Viette läpi ensimmäisen haun. Olemme lähellä.' },
        ],
        closing: ['Kenen muun teillä on hyvä tietää tämä? Välitä viesti eteenpäin tai lähetä minulle nimet.'],
      },
      sv: {
        subject: 'Välkommen – så här börjar vi',
        preheader: 'Vem du kan vända dig till och vad som händer de närmaste två veckorna.',
        opening: [
          'Tack för att ni valde oss. Jag är din kontakt här även framöver: svarar du på mejlet kommer det till mig.',
          'Så här ser de första två veckorna ut:',
        ],
        points: [
          { heading: 'Den här veckan:', text: 'Ni får era konton, och vi flyttar över era öppna tjänster.' },
          { heading: 'Nästa vecka:', text: 'Jag ringer dig, och vi ser tillsammans vad som fattas.' },
          { heading: 'Därefter:', text: 'Ni kör er första rekrytering. Vi finns nära till hands.' },
        ],
        closing: ['Är det fler hos er som behöver veta det här? Vidarebefordra mejlet eller skicka namnen till mig.'],
      },
    },
  },
  firstSteps: {
    why,
    href: 'https://www.smartrekry.example/help/first-steps',
    words: {
      en: {
        subject: 'Three things for your first week',
        preheader: 'Ten minutes each. The rest can wait.',
        opening: [
          'There is a lot you could set up. These three are the ones that new customers are glad of a month later:',
        ],
        points: [
          { heading: 'Your careers page.', text: 'Logo, two sentences, one picture.' },
          { heading: 'The receipt to applicants.', text: 'Rewrite ours in your own words.' },
          { heading: 'One manager.', text: 'Invite the one who is hiring next.' },
        ],
        action: 'Go through the first steps',
        closing: ['Leave everything else as it is. It works as it comes.'],
      },
      fi: {
        subject: 'Kolme asiaa ensimmäiselle viikolle',
        preheader: 'Kymmenen minuuttia kukin. Muu voi odottaa.',
        opening: ['Säädettävää olisi paljon. Näistä kolmesta uudet asiakkaat ovat kuukauden päästä iloisia:'],
        points: [
          { heading: 'Urasivu.', text: 'Logo, kaksi virkettä ja yksi kuva.' },
          { heading: 'Kuittaus hakijalle.', text: 'Kirjoita meidän viestimme omin sanoin.' },
          { heading: 'Yksi esihenkilö.', text: 'Kutsu se, joka rekrytoi seuraavaksi.' },
        ],
        action: 'Käy ensimmäiset vaiheet läpi',
        closing: ['Jätä kaikki muu ennalleen. Se toimii sellaisenaan.'],
      },
      sv: {
        subject: 'Tre saker för er första vecka',
        preheader: 'Tio minuter var. Resten kan vänta.',
        opening: ['Det finns mycket att ställa in. De här tre är nya kunder glada för en månad senare:'],
        points: [
          { heading: 'Karriärsidan.', text: 'Logotyp, två meningar, en bild.' },
          { heading: 'Bekräftelsen till den som söker.', text: 'Skriv om vår med era egna ord.' },
          { heading: 'En chef.', text: 'Bjud in den som rekryterar härnäst.' },
        ],
        action: 'Gå igenom de första stegen',
        closing: ['Låt allt annat vara som det är. Det fungerar direkt.'],
      },
    },
  },
  howIsIt: {
    why,
    senderName: fromOwner,
    words: {
      en: {
        subject: 'A month in: what gets in your way?',
        preheader: 'I would rather hear it now than in a year.',
        opening: [
          'You have been with us for a month. What works, and what gets in your way?',
          'A line is enough. I would rather hear of a small annoyance now than of a big one in a year.',
        ],
      },
      fi: {
        subject: 'Kuukausi takana: mikä hiertää?',
        preheader: 'Kuulen sen mieluummin nyt kuin vuoden päästä.',
        opening: [
          'Olette olleet asiakkaanamme kuukauden. Mikä toimii ja mikä hiertää?',
          'Yksi rivi riittää. Kuulen pienestä harmista mieluummin nyt kuin isosta vuoden päästä.',
        ],
      },
      sv: {
        subject: 'En månad in: vad skaver?',
        preheader: 'Jag hör det hellre nu än om ett år.',
        opening: [
          'Ni har varit kunder hos oss i en månad. Vad fungerar, och vad skaver?',
          'En rad räcker. Jag hör hellre om ett litet irritationsmoment nu än om ett stort om ett år.',
        ],
      },
    },
  },
} as const satisfies Readonly<Record<string, Letter>>
