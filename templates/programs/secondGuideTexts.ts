import type { Language } from '#engine/nodes/language.ts'

export interface GuideText {
  readonly kind: string
  /** Behind the number 12. */
  readonly title: string
  readonly about: string
  /** Over the reason for a question, and over the answer to hope for. */
  readonly why: string
  readonly answer: string
  /** Four themes of three questions. */
  readonly themes: readonly Theme[]
}

interface Theme {
  readonly name: string
  readonly opening: string
  readonly questions: readonly { readonly question: string; readonly why: string; readonly answer: string }[]
}

export const secondGuideTexts: Readonly<Record<Language, GuideText>> = {
  en: {
    kind: 'Guide',
    title: 'questions to ask before you choose recruiting software',
    about: 'What to ask, why it matters, and what a good answer sounds like',
    why: 'Why ask',
    answer: 'A good answer',
    themes: [
      {
        name: 'Applicants',
        opening: 'The people you want to hire meet your system before they meet you.',
        questions: [
          {
            question: 'How long does an application take on a phone?',
            why: 'Job ads are read on the way to work. A form that does not fit the screen ends there.',
            answer: 'Under three minutes, shown live with a real vacancy.',
          },
          {
            question: 'Does every applicant get a reply, even when nobody remembers to send one?',
            why: 'Silence is what applicants complain about, and they tell others.',
            answer: 'A receipt at once, and a reminder to us when a stage has stood still for too long.',
          },
          {
            question: 'Can people apply without creating an account?',
            why: 'A password is a reason to do it later, and later often means never.',
            answer: 'Yes. An email address is enough.',
          },
        ],
      },
      {
        name: 'Hiring managers',
        opening: 'They use the system once a month. It has to be obvious every time.',
        questions: [
          {
            question: 'What can a manager do without training?',
            why: 'A manager who cannot find the candidates goes back to email, and the history is lost.',
            answer: 'Read, comment and decide from a link, also on a phone.',
          },
          {
            question: 'How are interview times agreed?',
            why: 'Calendars are where the weeks go.',
            answer: 'The candidate picks one of the free slots in the manager’s calendar.',
          },
          {
            question: 'Who sees which applications?',
            why: 'A manager needs the applications to one vacancy, not to all of them.',
            answer: 'Access follows the vacancy, and ends when it is filled.',
          },
        ],
      },
      {
        name: 'Data',
        opening: 'An application is personal data from the first minute.',
        questions: [
          {
            question: 'Who deletes an applicant’s data, and when?',
            why: 'The GDPR asks for a retention time, and nobody has time to delete by hand.',
            answer: 'A time for each vacancy, carried out by the system and written in a log.',
          },
          {
            question: 'Where is the data, and who can reach it?',
            why: 'You answer for your supplier’s suppliers too.',
            answer: 'A named place in the EU, and an up-to-date list of subprocessors.',
          },
          {
            question: 'How do we get everything out if we leave?',
            why: 'Where leaving is hard, raising the price is easy.',
            answer: 'A full export in open formats, at any time and without a fee.',
          },
        ],
      },
      {
        name: 'Price',
        opening: 'The price list tells you about the first year.',
        questions: [
          {
            question: 'What does the second year cost?',
            why: 'Introductory discounts end, and by then everybody has learned the system.',
            answer: 'A price for three years, in writing.',
          },
          {
            question: 'What is not included?',
            why: 'Integrations, support and extra users are often sold apart.',
            answer: 'A list of everything that costs extra, with prices.',
          },
          {
            question: 'What happens in the first thirty days?',
            why: 'A system is worth what is in use.',
            answer: 'A plan with names and dates, and a first vacancy that is live at the end of it.',
          },
        ],
      },
    ],
  },
  fi: {
    kind: 'Opas',
    title: 'kysymystä ennen rekrytointijärjestelmän valintaa',
    about: 'Mitä kannattaa kysyä, miksi se on tärkeää ja miltä hyvä vastaus kuulostaa',
    why: 'Miksi kysyä',
    answer: 'Hyvä vastaus',
    themes: [
      {
        name: 'Hakijat',
        opening: 'Hakija tapaa järjestelmän, ennen kuin hän tapaa teidät.',
        questions: [
          {
            question: 'Kauanko hakemuksen jättäminen kestää puhelimella?',
            why: 'Työpaikkailmoituksia luetaan työmatkalla. Jos lomake ei mahdu näytölle, hakeminen loppuu siihen.',
            answer: 'Alle kolme minuuttia, oikealla ilmoituksella heti paikan päällä näytettynä.',
          },
          {
            question: 'Saako jokainen hakija vastauksen, vaikka kukaan ei muistaisi lähettää sitä?',
            why: 'Vastaamatta jättäminen on hakijoiden yleinen moite, ja siitä kerrotaan muillekin.',
            answer: 'Kuittaus lähtee heti, ja me saamme muistutuksen, kun vaihe on seissyt liian kauan.',
          },
          {
            question: 'Voiko hakea luomatta tunnusta?',
            why: 'Salasana on syy lykätä hakemista, ja usein se jää siihen.',
            answer: 'Kyllä. Sähköpostiosoite riittää.',
          },
        ],
      },
      {
        name: 'Rekrytoivat esihenkilöt',
        opening: 'He avaavat järjestelmän kerran kuussa. Sen on oltava selkeä joka kerta.',
        questions: [
          {
            question: 'Mitä esihenkilö osaa tehdä ilman koulutusta?',
            why: 'Jos hakijat eivät löydy, esihenkilö palaa sähköpostiin ja historia katoaa.',
            answer: 'Lukea, kommentoida ja päättää linkin kautta, myös puhelimella.',
          },
          {
            question: 'Miten haastatteluajat sovitaan?',
            why: 'Viikot kuluvat kalentereihin.',
            answer: 'Hakija valitsee ajan esihenkilön kalenterin vapaista ajoista.',
          },
          {
            question: 'Kuka näkee mitkäkin hakemukset?',
            why: 'Esihenkilö tarvitsee oman hakunsa hakemukset, ei kaikkia.',
            answer: 'Oikeudet seuraavat hakua ja päättyvät, kun paikka on täytetty.',
          },
        ],
      },
      {
        name: 'Tiedot',
        opening: 'Hakemus on henkilötietoa ensimmäisestä minuutista alkaen.',
        questions: [
          {
            question: 'Kuka poistaa hakijan tiedot ja milloin?',
            why: 'Tietosuoja-asetus edellyttää säilytysaikaa, eikä kukaan ehdi poistaa tietoja käsin.',
            answer: 'Jokaisella haulla on säilytysaika. Järjestelmä poistaa tiedot ja kirjaa poiston lokiin.',
          },
          {
            question: 'Missä tiedot ovat, ja kuka pääsee niihin käsiksi?',
            why: 'Vastaatte myös toimittajanne alihankkijoista.',
            answer: 'Nimetty paikka EU:ssa ja ajantasainen luettelo alihankkijoista.',
          },
          {
            question: 'Miten saamme kaiken ulos, jos vaihdamme järjestelmää?',
            why: 'Jos lähteminen on vaikeaa, hinnan korottaminen on helppoa.',
            answer: 'Koko sisällön voi viedä avoimissa tiedostomuodoissa milloin tahansa ja maksutta.',
          },
        ],
      },
      {
        name: 'Hinta',
        opening: 'Hinnasto kertoo ensimmäisestä vuodesta.',
        questions: [
          {
            question: 'Paljonko toinen vuosi maksaa?',
            why: 'Tutustumisalennus päättyy, ja silloin kaikki ovat jo oppineet käyttämään järjestelmää.',
            answer: 'Kolmen vuoden hinta kirjallisena.',
          },
          {
            question: 'Mitä hintaan ei kuulu?',
            why: 'Integraatiot, tuki ja lisäkäyttäjät myydään usein erikseen.',
            answer: 'Luettelo kaikesta lisämaksullisesta hintoineen.',
          },
          {
            question: 'Mitä tapahtuu ensimmäisten kolmenkymmenen päivän aikana?',
            why: 'Järjestelmä on sen arvoinen, mikä siitä on käytössä.',
            answer: 'Suunnitelma nimineen ja päivämäärineen sekä lopuksi ensimmäinen julkaistu haku.',
          },
        ],
      },
    ],
  },
  sv: {
    kind: 'Guide',
    title: 'frågor inför valet av rekryteringssystem',
    about: 'Vad du bör fråga, varför det spelar roll och hur ett bra svar låter',
    why: 'Varför fråga',
    answer: 'Ett bra svar',
    themes: [
      {
        name: 'Kandidater',
        opening: 'De ni vill anställa möter systemet innan de möter er.',
        questions: [
          {
            question: 'Hur lång tid tar en ansökan på mobilen?',
            why: 'Platsannonser läses på väg till jobbet. Får formuläret inte plats på skärmen tar det slut där.',
            answer: 'Under tre minuter, visat på plats med en riktig annons.',
          },
          {
            question: 'Får alla kandidater svar, även när ingen kommer ihåg att skicka det?',
            why: 'Tystnaden är det som kandidater klagar på, och de berättar för andra.',
            answer: 'En bekräftelse direkt, och en påminnelse till oss när ett steg har stått still för länge.',
          },
          {
            question: 'Går det att söka utan att skapa ett konto?',
            why: 'Ett lösenord är ett skäl att vänta, och det blir ofta aldrig av.',
            answer: 'Ja. Det räcker med en e-postadress.',
          },
        ],
      },
      {
        name: 'Rekryterande chefer',
        opening: 'De öppnar systemet en gång i månaden. Det måste vara självklart varje gång.',
        questions: [
          {
            question: 'Vad klarar en chef utan utbildning?',
            why: 'En chef som inte hittar kandidaterna går tillbaka till mejlen, och historiken försvinner.',
            answer: 'Läsa, kommentera och fatta beslut via en länk, också i mobilen.',
          },
          {
            question: 'Hur bestäms intervjutiderna?',
            why: 'Det är i kalendrarna som veckorna försvinner.',
            answer: 'Kandidaten väljer bland de lediga tiderna i chefens kalender.',
          },
          {
            question: 'Vem ser vilka ansökningar?',
            why: 'En chef behöver ansökningarna till sin egen tjänst, inte alla.',
            answer: 'Behörigheten följer tjänsten och upphör när den är tillsatt.',
          },
        ],
      },
      {
        name: 'Data',
        opening: 'En ansökan är personuppgifter från första minuten.',
        questions: [
          {
            question: 'Vem raderar en kandidats uppgifter, och när?',
            why: 'Dataskyddsförordningen kräver en lagringstid, och ingen hinner radera för hand.',
            answer: 'En lagringstid per tjänst, som systemet följer och för logg över.',
          },
          {
            question: 'Var finns uppgifterna, och vem kommer åt dem?',
            why: 'Ni ansvarar även för leverantörens underleverantörer.',
            answer: 'En namngiven plats inom EU och en aktuell lista över underleverantörer.',
          },
          {
            question: 'Hur får vi ut allt om vi byter system?',
            why: 'Är det svårt att lämna är det lätt att höja priset.',
            answer: 'En fullständig export i öppna format, när som helst och utan avgift.',
          },
        ],
      },
      {
        name: 'Pris',
        opening: 'Prislistan berättar om det första året.',
        questions: [
          {
            question: 'Vad kostar det andra året?',
            why: 'Introduktionsrabatten tar slut, och då har alla redan lärt sig systemet.',
            answer: 'Ett skriftligt pris för tre år.',
          },
          {
            question: 'Vad ingår inte?',
            why: 'Integrationer, support och fler användare säljs ofta separat.',
            answer: 'En lista över allt som kostar extra, med priser.',
          },
          {
            question: 'Vad händer under de första trettio dagarna?',
            why: 'Ett system är värt det som används.',
            answer: 'En plan med namn och datum, och en första annons ute när planen är klar.',
          },
        ],
      },
    ],
  },
}
