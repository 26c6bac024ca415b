import { describe, expect, it } from 'vitest'
import { emailKey, tidyEmail } from '#server/prospects/emailKey.ts'

describe('an address is matched by its key', () => {
  it.each([
    ['Anna.Virtanen@Acme.FI', 'anna.virtanen@acme.fi'],
    ['anna+news@acme.fi', 'anna+news@acme.fi'],
    ["james.o'brien@acme.example", "james.o'brien@acme.example"],
    ['pekka@mäkinen.fi', 'pekka@xn--mkinen-bua.fi'],
    ['PEKKA@MÄKINEN.FI', 'pekka@xn--mkinen-bua.fi'],
    ['pekka@ma\u0308kinen.fi', 'pekka@xn--mkinen-bua.fi'],
    ['pekka@xn--mkinen-bua.fi', 'pekka@xn--mkinen-bua.fi'],
    ['a@b.museum', 'a@b.museum'],
    ['a@пример.рф', 'a@xn--e1afmkfd.xn--p1ai'],
    ['1@2.fi', '1@2.fi'],
  ])('%s → %s', (address, key) => {
    expect(emailKey(address)).toBe(key)
  })

  it.each([
    '',
    '@',
    'anna',
    'anna@',
    '@acme.fi',
    'a b@x.fi',
    'anna@x',
    'anna@x..fi',
    'anna@.fi',
    'anna@x.fi.',
    'anna@-x.fi',
    'anna@x-.fi',
    'anna.@x.fi',
    '.anna@x.fi',
    'an..na@x.fi',
    'anna@x.f',
    'anna@1.2.3.4',
    'anna@[1.2.3.4]',
    '"anna"@x.fi',
    'anna@x.fi, bert@x.fi',
    'anna@x.fi\nbcc: b@x.fi',
    'anna@@x.fi',
    'matti.meikäläinen@x.fi',
    'anna@x_y.fi',
    `${'a'.repeat(65)}@x.fi`,
    `anna@${'a'.repeat(250)}.fi`,
    `anna@${'a'.repeat(64)}.fi`,
  ])('%j is no address', (address) => {
    expect(emailKey(address)).toBeNull()
  })

  it('is tidied before it is read, and otherwise stays as typed', () => {
    expect(tidyEmail('  Anna@Acme.fi ')).toBe('Anna@Acme.fi')
    expect(tidyEmail('Anna Virtanen <anna@acme.fi>')).toBe('anna@acme.fi')
    expect(tidyEmail('mailto:anna@acme.fi')).toBe('anna@acme.fi')
  })
})
