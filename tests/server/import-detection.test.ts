import { readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { EncodingProbe } from '#server/imports/EncodingProbe.ts'
import type { Encoding } from '#server/imports/encoding.ts'
import { fieldName, matchHeadings } from '#server/imports/matchHeadings.ts'
import { readHead } from '#server/imports/readHead.ts'

function encodingOf(bytes: Buffer, pieces = 13): Encoding {
  const probe = new EncodingProbe()
  for (let at = 0; at < bytes.length; at += pieces) probe.push(bytes.subarray(at, at + pieces))
  return probe.encoding()
}

const people = 'Sähköposti;Nimi\nanna@acme.fi;Anna Mäkinen\n'

describe('the encoding of a file', () => {
  it.each<[string, Buffer, Encoding]>([
    ['plain ASCII', Buffer.from('email\na@b.fi\n'), 'utf-8'],
    ['UTF-8', Buffer.from(people), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${people}`), 'utf-8'],
    ['Windows-1252', iconv.encode(people, 'win1252'), 'windows-1252'],
    ['UTF-16 LE with a mark', iconv.encode(people, 'utf16le', { addBOM: true }), 'utf-16le'],
    ['UTF-16 BE with a mark', iconv.encode(people, 'utf16be', { addBOM: true }), 'utf-16be'],
    ['UTF-16 LE without a mark', iconv.encode(people, 'utf16le'), 'utf-16le'],
    ['UTF-16 BE without a mark', iconv.encode(people, 'utf16be'), 'utf-16be'],
    ['an ä after a thousand plain rows', iconv.encode(`${'a;b\n'.repeat(10_000)}ä;b\n`, 'win1252'), 'windows-1252'],
    ['UTF-8 that breaks off in a letter', Buffer.from('email;ä').subarray(0, -1), 'windows-1252'],
    ['nothing', Buffer.alloc(0), 'utf-8'],
  ])('%s', (_, bytes, encoding) => {
    expect(encodingOf(bytes)).toBe(encoding)
    expect(encodingOf(bytes, 1)).toBe(encoding)
  })
})

describe('the head of a file', () => {
  it.each([';', ',', '\t', '|'] as const)('finds the separator %j', (separator) => {
    const text = [
      ['email', 'name', 'note'],
      ['a@b.fi', 'A', '"one; two, three|four"'],
      ['c@d.fi', 'C', '"tab\there"'],
    ]
    const head = readHead(Buffer.from(text.map((row) => row.join(separator)).join('\n')), 'utf-8', true)
    expect(head.separator).toBe(separator)
    expect(head.headings).toEqual(['email', 'name', 'note'])
    expect(head.sample).toHaveLength(2)
  })

  it('is not misled by commas inside the rows of a semicolon file', () => {
    const head = readHead(Buffer.from('email;title\na@b.fi;CEO, founder\nc@d.fi;CIO\ne@f.fi;A, B, C\n'), 'utf-8', true)
    expect(head.separator).toBe(';')
  })

  it.each<Encoding>(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'])(
    'is read from %s, with or without a mark',
    (encoding) => {
      const codec = { 'utf-8': 'utf8', 'utf-16le': 'utf16le', 'utf-16be': 'utf16be', 'windows-1252': 'win1252' }[
        encoding
      ]
      for (const addBOM of encoding === 'windows-1252' ? [false] : [false, true]) {
        const bytes = iconv.encode(people, codec, { addBOM })
        const head = readHead(bytes, encoding, true)
        expect(head.headings).toEqual(['Sähköposti', 'Nimi'])
        expect(head.sample).toEqual([['anna@acme.fi', 'Anna Mäkinen']])
        const rest = iconv.decode(bytes.subarray(head.start), codec)
        expect(rest).toBe('anna@acme.fi;Anna Mäkinen\n')
        expect(head.line).toBe(2)
      }
    },
  )

  it('obeys a line that names the separator, and does not take it for headings', () => {
    const head = readHead(Buffer.from('sep=,\r\nemail,name\r\na@b.fi,A\r\n'), 'utf-8', true)
    expect(head).toMatchObject({ separator: ',', headings: ['email', 'name'], line: 3, start: 19 })
  })

  it('does not lose the first person of a file without headings', () => {
    const head = readHead(Buffer.from('anna@acme.fi;Anna\nbert@acme.fi;Bert\n'), 'utf-8', true)
    expect(head).toMatchObject({ headings: ['1', '2'], start: 0, line: 1 })
    expect(head.sample).toHaveLength(2)
    expect(matchHeadings(head.headings, head.sample)[0]?.field).toBe('email')
  })

  it('reads a single column without any separator', () => {
    const head = readHead(Buffer.from('E-mail\na@b.fi\n'), 'utf-8', true)
    expect(head.headings).toEqual(['E-mail'])
    expect(head.sample).toEqual([['a@b.fi']])
  })

  it('finds nothing in an empty file', () => {
    expect(readHead(Buffer.alloc(0), 'utf-8', true)).toMatchObject({ headings: [], sample: [] })
  })
})

describe('a heading', () => {
  const guess = (...headings: string[]) => matchHeadings(headings, []).map(({ field }) => field)

  it('is known by name and synonym in three languages, however it is written', () => {
    expect(guess('E-mail ', 'First name', 'Last_Name', 'COMPANY', 'Title', 'Lang', 'TZ', 'Source', 'Consent')).toEqual([
      'email',
      'firstName',
      'lastName',
      'company',
      'jobTitle',
      'language',
      'timeZone',
      'source',
      'consentAt',
    ])
    expect(
      guess(
        'Sähköpostiosoite',
        'Etunimi',
        'Sukunimi',
        'Yritys',
        'Tehtävänimike',
        'Puhelinnumero',
        'Kieli',
        'Aikavyöhyke',
        'Lähde',
        'Suostumus pvm',
      ),
    ).toEqual([
      'email',
      'firstName',
      'lastName',
      'company',
      'jobTitle',
      'phone',
      'language',
      'timeZone',
      'source',
      'consentAt',
    ])
    expect(
      guess(
        'E-postadress',
        'Förnamn',
        'Efternamn',
        'Företag',
        'Befattning',
        'Telefon',
        'Språk',
        'Tidszon',
        'Källa',
        'Samtycke',
      ),
    ).toEqual([
      'email',
      'firstName',
      'lastName',
      'company',
      'jobTitle',
      'phone',
      'language',
      'timeZone',
      'source',
      'consentAt',
    ])
    expect(guess('Nimi', 'Namn', 'Full name')[0]).toBe('fullName')
  })

  it('that nobody knows becomes a field of the person, under a name that merge fields can say', () => {
    expect(
      guess('email', 'Employees', 'City', 'Number of employees', 'Työntekijät', 'NPS-score', '2025 revenue', 'city'),
    ).toEqual([
      'email',
      'fields.employees',
      'fields.city',
      'fields.numberOfEmployees',
      'fields.tyontekijat',
      'fields.npsScore',
      'fields.field2025Revenue',
      'fields.city2',
    ])
    expect(fieldName('constructor')).toBe('constructorField')
    expect(fieldName('__proto__')).toBe('proto')
    expect(fieldName('Ålder på bolaget')).toBe('alderPaBolaget')
    expect(fieldName('漢字')).toBe('')
  })

  it('goes to a field once: the second of two is a field of its own', () => {
    expect(guess('Email', 'E-mail')).toEqual(['email', 'fields.eMail'])
  })

  it('may be missing: then the column of addresses is known by its cells, and an empty column is skipped', () => {
    const mapping = matchHeadings(
      ['Who', 'Contact info', ''],
      [
        ['Anna', 'anna@acme.fi', ''],
        ['Bert', 'bert@acme.fi', ''],
      ],
    )
    expect(mapping.map(({ field }) => field)).toEqual(['fields.who', 'email', 'skip'])
  })

  it('of the sample files is known', () => {
    const fields = (file: string, encoding: Encoding) => {
      const head = readHead(readFileSync(new URL(`../../data/${file}`, import.meta.url)), encoding, true)
      return matchHeadings(head.headings, head.sample).map(({ field }) => field)
    }
    expect(fields('prospects-2400.csv', 'utf-8')).toEqual([
      'email',
      'firstName',
      'lastName',
      'company',
      'fields.employees',
      'fields.industry',
      'jobTitle',
      'fields.city',
      'timeZone',
      'language',
      'source',
      'consentAt',
    ])
    expect(fields('prospects-messy-cp1252.csv', 'windows-1252')).toEqual([
      'email',
      'firstName',
      'lastName',
      'company',
      'fields.employees',
      'fields.industry',
      'jobTitle',
      'fields.city',
      'timeZone',
      'language',
      'source',
      'consentAt',
    ])
  })
})
