import type { Language } from '../nodes/language.ts'
import type { Words } from '../nodes/words.ts'

/** Advice about a drawing that could be published, and what only the server can find out: who the people are. */
export const adviceTexts: Readonly<Record<Language, Words>> = {
  en: {
    tooManyEmails:
      'On the fastest way here, “{{node}}” is email number {{count}} within 7 days. More than {{limit}} a week drives readers away.',
    overEmailCap:
      'On the fastest way here, “{{node}}” is email number {{count}} within 7 days. This workspace sends {{limit}} at most, so it goes out later than drawn.',
    emailPutOff_one:
      '“{{node}}” comes sooner than {{count}} day after the email before it. The workspace keeps that distance and sends it later than drawn.',
    emailPutOff_other:
      '“{{node}}” comes sooner than {{count}} days after the email before it. The workspace keeps that distance and sends it later than drawn.',
    asksOpens: '“{{node}}” asks who opened an email. Mail programs open emails by themselves; clicks tell more.',
    pastDate: 'The date of “{{node}}” has passed. Everybody goes on at once.',
    listensLate:
      '“{{node}}” counts only what happens while people wait there. What they do during “{{other}}” before it is missed.',
    happenedBefore:
      '“{{node}}” asks for what let people in at “{{other}}”. That happened before they entered, so it is not counted.',
    alwaysOnList: 'Everybody here came in by joining “{{list}}”, so “{{node}}” is nearly always answered with yes.',
    noConsent_one: '{{count}} person who comes in at “{{node}}” may not be emailed: no consent, or withdrawn.',
    noConsent_other: '{{count}} people who come in at “{{node}}” may not be emailed: no consent, or withdrawn.',
    noConsentAtAll: 'Nobody who comes in at “{{node}}” may be emailed: there is no consent. Their emails are not sent.',
    emptyField_one: '“{{node}}” uses {{field}} without a fallback. It is empty for {{count}} person.',
    emptyField_other: '“{{node}}” uses {{field}} without a fallback. It is empty for {{count}} people.',
    triggerShared: '“{{program}}” is running and lets in the same people as “{{node}}”. They get the emails of both.',
    testTooSlow:
      'About {{perWeek}} people a week come to “{{node}}”. To tell a click rate of 4% from one of 6%, each variant needs {{each}}: about {{weeks}} weeks.',
    noSpf: 'The domain {{domain}} has no SPF record. Receivers cannot tell that your emails are yours.',
    noDmarc: 'The domain {{domain}} has no DMARC record. Gmail and Yahoo ask bulk senders for one.',
    noDomain: 'The sender’s domain {{domain}} does not exist in the DNS. Emails from it are refused.',
    nobodyAhead: 'Nobody has a coming date in “{{field}}”. For now nobody comes in at “{{node}}”.',
  },
  fi: {
    tooManyEmails:
      'Nopeinta reittiä ”{{node}}” on {{count}}. viesti 7 päivän sisällä. Yli {{limit}} viestiä viikossa karkottaa lukijoita.',
    overEmailCap:
      'Nopeinta reittiä ”{{node}}” on {{count}}. viesti 7 päivän sisällä. Työtilan yläraja on {{limit}}, joten viesti lähtee piirrettyä myöhemmin.',
    emailPutOff_one:
      '”{{node}}” tulee alle {{count}} päivän päästä edellisestä viestistä. Työtila pitää tämän välin ja lähettää viestin piirrettyä myöhemmin.',
    emailPutOff_other:
      '”{{node}}” tulee alle {{count}} päivän päästä edellisestä viestistä. Työtila pitää tämän välin ja lähettää viestin piirrettyä myöhemmin.',
    asksOpens:
      '”{{node}}” kysyy, kuka avasi viestin. Sähköpostiohjelmat avaavat viestejä itsestään; klikkaus kertoo enemmän.',
    pastDate: 'Vaiheen ”{{node}}” päivä on mennyt. Kaikki jatkavat heti eteenpäin.',
    listensLate:
      '”{{node}}” laskee vain sen, mitä tapahtuu siinä odottaessa. Sitä edeltävän vaiheen ”{{other}}” aikana tehty jää huomaamatta.',
    happenedBefore:
      '”{{node}}” kysyy samaa, millä vaiheesta ”{{other}}” tultiin mukaan. Se tapahtui ennen mukaan tuloa, joten sitä ei lasketa.',
    alwaysOnList:
      'Kaikki tulivat mukaan liittymällä listalle ”{{list}}”, joten ”{{node}}” saa lähes aina vastauksen kyllä.',
    noConsent_one:
      '{{count}} vaiheesta ”{{node}}” mukaan tulevalle ei saa lähettää viestejä: lupaa ei ole tai se on peruttu.',
    noConsent_other:
      '{{count}} vaiheesta ”{{node}}” mukaan tulevalle ei saa lähettää viestejä: lupaa ei ole tai se on peruttu.',
    noConsentAtAll:
      'Kenellekään vaiheesta ”{{node}}” mukaan tulevalle ei saa lähettää viestejä: lupaa ei ole. Viestit jäävät lähtemättä.',
    emptyField_one: '”{{node}}” käyttää kenttää {{field}} ilman varatekstiä. Se on tyhjä {{count}} henkilöllä.',
    emptyField_other: '”{{node}}” käyttää kenttää {{field}} ilman varatekstiä. Se on tyhjä {{count}} henkilöllä.',
    triggerShared:
      'Ohjelma ”{{program}}” on käynnissä ja ottaa mukaan samat henkilöt kuin ”{{node}}”. He saavat molempien viestit.',
    testTooSlow:
      'Vaiheeseen ”{{node}}” tulee noin {{perWeek}} henkilöä viikossa. Jotta klikkausprosentit 4\u00a0% ja 6\u00a0% erottuvat toisistaan, kukin versio tarvitsee {{each}} henkilöä: noin {{weeks}} viikkoa.',
    noSpf: 'Verkkotunnuksella {{domain}} ei ole SPF-tietuetta. Vastaanottaja ei tiedä, että viestit ovat teidän.',
    noDmarc: 'Verkkotunnuksella {{domain}} ei ole DMARC-tietuetta. Gmail ja Yahoo vaativat sen joukkolähettäjiltä.',
    noDomain: 'Lähettäjän verkkotunnusta {{domain}} ei ole nimipalvelussa. Siltä tulevat viestit hylätään.',
    nobodyAhead:
      'Kenelläkään ei ole tulevaa päivää kentässä ”{{field}}”. Toistaiseksi kukaan ei tule mukaan vaiheesta ”{{node}}”.',
  },
  sv: {
    tooManyEmails:
      'På den snabbaste vägen hit är ”{{node}}” mejl nummer {{count}} inom 7 dagar. Fler än {{limit}} i veckan skrämmer bort läsare.',
    overEmailCap:
      'På den snabbaste vägen hit är ”{{node}}” mejl nummer {{count}} inom 7 dagar. Arbetsytan skickar högst {{limit}}, så det går iväg senare än ritat.',
    emailPutOff_one:
      '”{{node}}” kommer tidigare än {{count}} dag efter föregående mejl. Arbetsytan håller det avståndet och skickar mejlet senare än ritat.',
    emailPutOff_other:
      '”{{node}}” kommer tidigare än {{count}} dagar efter föregående mejl. Arbetsytan håller det avståndet och skickar mejlet senare än ritat.',
    asksOpens: '”{{node}}” frågar vem som öppnat ett mejl. E-postprogram öppnar mejl på egen hand; klick säger mer.',
    pastDate: 'Datumet i ”{{node}}” har passerat. Alla går vidare direkt.',
    listensLate:
      '”{{node}}” räknar bara det som händer medan personer väntar där. Det de gör under ”{{other}}” dessförinnan missas.',
    happenedBefore:
      '”{{node}}” frågar efter det som släppte in personer vid ”{{other}}”. Det hände innan de kom in och räknas därför inte.',
    alwaysOnList: 'Alla här kom in genom att läggas till på ”{{list}}”, så svaret på ”{{node}}” är nästan alltid ja.',
    noConsent_one:
      '{{count}} person som kommer in vid ”{{node}}” får inte mejlas: samtycke saknas eller är återkallat.',
    noConsent_other:
      '{{count}} personer som kommer in vid ”{{node}}” får inte mejlas: samtycke saknas eller är återkallat.',
    noConsentAtAll: 'Ingen som kommer in vid ”{{node}}” får mejlas: samtycke saknas. Mejlen skickas inte.',
    emptyField_one: '”{{node}}” använder {{field}} utan reservtext. Fältet är tomt för {{count}} person.',
    emptyField_other: '”{{node}}” använder {{field}} utan reservtext. Fältet är tomt för {{count}} personer.',
    triggerShared:
      'Programmet ”{{program}}” är igång och släpper in samma personer som ”{{node}}”. De får mejlen från båda.',
    testTooSlow:
      'Ungefär {{perWeek}} personer i veckan kommer till ”{{node}}”. För att skilja en klickfrekvens på 4\u00a0% från 6\u00a0% behöver varje variant {{each}}: ungefär {{weeks}} veckor.',
    noSpf: 'Domänen {{domain}} saknar SPF-post. Mottagare kan inte se att mejlen är era.',
    noDmarc: 'Domänen {{domain}} saknar DMARC-post. Gmail och Yahoo kräver en av massavsändare.',
    noDomain: 'Avsändarens domän {{domain}} finns inte i DNS. Mejl från den avvisas.',
    nobodyAhead: 'Ingen har ett kommande datum i ”{{field}}”. Tills vidare kommer ingen in vid ”{{node}}”.',
  },
}
