/** Somebody in the demo workspace. All addresses are at reserved example domains. */
export interface DemoPerson {
  readonly firstName: string
  readonly lastName: string
  readonly company: string
  /** Of the company: `eskosolutions` for eskosolutions.example. */
  readonly domain: string
  readonly jobTitle: string
  readonly language: 'fi' | 'sv' | 'en'
  readonly city: string
  readonly industry: string
  readonly employees: number
  readonly source: string
  readonly list: 'newsletter' | 'webinar' | 'fair' | 'customers'
  /** Days since we first heard of them. */
  readonly known: number
  readonly seller?: 'mikko' | 'sanna'
  readonly stage?: 'mql' | 'customer'
  /** What they did, by days ago: `19 /blog/hiring-checklist` is a visited page, `12 Newsletter` a form sent in. */
  readonly did?: readonly string[]
}

const list = 'first last|company|domain|title|lang|city|industry|employees|source|list|known|seller|stage|did'
const columns = list.split('|').length

// One line a person, in the order of `list`.
const lines = `
Samuli Lehtonen|Esko Solutions Oy|eskosolutions|HR Manager|fi|Tampere|Information technology|140|LinkedIn ad|newsletter|19|mikko||19 /blog/hiring-checklist, 19 Newsletter, 12 /blog/first-week-at-work, 4 /guides
Maria Nieminen|Varis Vaatteet Oy|varisvaatteet|Head of Recruiting|fi|Helsinki|Retail|620|Google ad|webinar|9|mikko|mql|9 /, 9 /product, 9 /pricing, 8 Webinar registration, 3 /customers/retail, 2 /pricing
Antti Salonen|Kivilahti Konepaja Oy|kivilahti|HR Director|fi|Jyväskylä|Manufacturing|310|HR fair 2026|fair|41|mikko||30 /product
Emma Lindström|Norrvik Logistik AB|norrvik|HR-chef|sv|Göteborg|Logistics|230|LinkedIn ad|newsletter|33|sanna||33 Newsletter, 21 /blog/hiring-checklist, 6 /product
Petri Hakala|Rantapuu Oy|rantapuu|Toimitusjohtaja|fi|Lahti|Construction|45|Website|newsletter|58|||58 Newsletter
Johanna Forsberg|Solgården Omsorg AB|solgarden|Rekryteringschef|sv|Uppsala|Healthcare|480|Webinar|webinar|26|sanna|mql|26 Webinar registration, 25 /customers/healthcare, 11 /pricing, 10 /product
Laura Mattila|Pohjanranta Hotellit Oy|pohjanranta|Henkilöstöpäällikkö|fi|Oulu|Hospitality|190|Google ad|newsletter|14|||14 /blog/seasonal-hiring, 14 Newsletter, 7 /product
Erik Nyberg|Brobygg Entreprenad AB|brobygg|HR Business Partner|sv|Stockholm|Construction|350|HR fair 2026|fair|41|sanna||
Tiina Koskela|Marjamaa Foods Oy|marjamaa|HR Specialist|fi|Turku|Food industry|85|Referral|webinar|26|||26 Webinar registration
Henrik Åström|Skärgårdsbanken Ab|skargardsbanken|Personaldirektör|sv|Mariehamn|Finance|160|Website|newsletter|72|sanna||72 Newsletter, 44 /blog/hiring-checklist
Sari Virtala|Lumiset Palvelut Oy|lumiset|Palvelupäällikkö|fi|Rovaniemi|Facility services|270|HR fair 2026|fair|41|||
Oskar Wallin|Tallmark Digital AB|tallmark|Talent Acquisition Lead|en|Malmö|Information technology|95|LinkedIn ad|newsletter|17|||17 /blog/hiring-checklist, 17 Newsletter, 5 /blog/first-week-at-work
Minna Rautio|Saimaan Terveys Oy|saimaanterveys|HR-asiantuntija|fi|Lappeenranta|Healthcare|210|Webinar|webinar|26|||26 Webinar registration, 20 /customers/healthcare
Jukka Paananen|Teräskulma Oy|teraskulma|Tuotantojohtaja|fi|Pori|Manufacturing|130|HR fair 2026|fair|41|mikko||
Camilla Ek|Havsvik Seafood AB|havsvik|HR-ansvarig|sv|Strömstad|Food industry|60|Google ad|newsletter|11|||11 /blog/seasonal-hiring, 11 Newsletter
Ville Harjula|Kaarna Software Oy|kaarna|People Operations Lead|en|Espoo|Information technology|75|LinkedIn ad|newsletter|8|mikko||8 /guides, 8 Newsletter, 1 /product
Anneli Tuomi|Keskikaupungin Kirjat Oy|keskikaupunki|Toimistopäällikkö|fi|Kuopio|Retail|38|Website|newsletter|63|||
Gustav Holm|Holm & Berg Revision AB|holmberg|Partner|sv|Linköping|Professional services|55|Referral|webinar|26|sanna||26 Webinar registration
Riikka Leppälä|Aurinkoranta Kylpylät Oy|aurinkoranta|HR Manager|fi|Naantali|Hospitality|155|Google ad|newsletter|6|||6 /blog/seasonal-hiring, 6 /pricing, 6 Newsletter
Markus Sundqvist|Österbotten Energi Ab|osterbottenenergi|HR-direktör|sv|Vaasa|Energy|420|HR fair 2026|fair|41|sanna|mql|39 /pricing, 38 /product, 15 /customers/manufacturing
Katja Ojanen|Pikkupuro Päiväkodit Oy|pikkupuro|Aluejohtaja|fi|Vantaa|Education|300|Webinar|webinar|26|mikko||26 Webinar registration, 13 /pricing
Jonas Berglund|Nordlyft Maskin AB|nordlyft|VD|sv|Luleå|Manufacturing|40|Website|newsletter|49|||49 Newsletter
Elina Savolainen|Metsätie Kuljetus Oy|metsatie|Toimistonhoitaja|fi|Mikkeli|Logistics|28|Referral|newsletter|52|||
Aino Kallio|Valopiste Media Oy|valopiste|Rekrytointipäällikkö|fi|Helsinki|Media|110|LinkedIn ad|webinar|22|mikko||22 Webinar registration, 22 /product, 9 /blog/first-week-at-work
Sofia Hedlund|Klarvatten Miljö AB|klarvatten|HR-generalist|sv|Västerås|Environment|90|LinkedIn ad|newsletter|15|||15 Newsletter
Timo Räsänen|Itärajan Betoni Oy|itarajanbetoni|Työmaapäällikkö|fi|Joensuu|Construction|70|HR fair 2026|fair|41|||
Linnea Björk|Björk Arkitekter AB|bjorkarkitekter|Kontorschef|sv|Umeå|Professional services|32|Google ad|newsletter|29|||29 /blog/hiring-checklist, 29 Newsletter
Daniel Price|Northgate Analytics Ltd|northgate|People Partner|en|London|Information technology|180|LinkedIn ad|webinar|24|||24 Webinar registration, 24 /pricing
Heidi Grönroos|Strandvägen Vård Ab|strandvagenvard|Personalchef|sv|Porvoo|Healthcare|125|HR fair 2026|fair|41|sanna||
Pekka Toivonen|Mäkelän Leipomo Oy|makelanleipomo|Yrittäjä|fi|Seinäjoki|Food industry|24|Website|newsletter|37|||37 Newsletter
Nina Holopainen|Suvanto Insinöörit Oy|suvanto|HR Coordinator|fi|Hyvinkää|Professional services|88|Webinar|webinar|26|||26 Webinar registration
Viktor Åkesson|Åkesson Bil AB|akessonbil|Verkstadschef|sv|Helsingborg|Retail|65|Google ad|newsletter|20|||20 /, 20 Newsletter
Outi Heikkinen|Lumo Kiinteistöt Oy|lumokiinteistot|HR Manager|fi|Helsinki|Real estate|240|Referral|customers|390|mikko|customer|45 /blog/first-week-at-work
Fredrik Dahl|Dahlia Blommor AB|dahlia|HR-chef|sv|Örebro|Retail|150|HR fair 2025|customers|365|sanna|customer|
Marjut Ylönen|Koivula Säätiö|koivula|Henkilöstöjohtaja|fi|Tampere|Education|260|Webinar|customers|210|mikko|customer|31 /guides
Kim Sandell|Sandell Shipping Ab|sandellshipping|Crew Manager|en|Turku|Logistics|340|LinkedIn ad|webinar|23|sanna||23 Webinar registration, 12 /product, 12 /pricing
`

export const demoPeople: readonly DemoPerson[] = lines.trim().split('\n').map(readLine)

function readLine(line: string): DemoPerson {
  const cells = line.split('|')
  if (cells.length !== columns) throw new Error(`The demo person "${line}" has ${cells.length} cells.`)
  const [name = '', company = '', domain = '', jobTitle = '', language, city = '', industry = '', employees] = cells
  const [source = '', list, known, seller, stage, did] = cells.slice(8)
  const [firstName = '', ...rest] = name.split(' ')
  return {
    firstName,
    lastName: rest.join(' '),
    company,
    domain,
    jobTitle,
    language: language as DemoPerson['language'],
    city,
    industry,
    employees: Number(employees),
    source,
    list: list as DemoPerson['list'],
    known: Number(known),
    ...(seller && { seller: seller as 'mikko' | 'sanna' }),
    ...(stage && { stage: stage as 'mql' | 'customer' }),
    ...(did && { did: did.split(', ') }),
  }
}

/** `maria.nieminen@varisvaatteet.example` */
export function addressOf({ firstName, lastName, domain }: DemoPerson): string {
  const local = `${firstName}.${lastName}`.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return `${local}@${domain}.example`
}
