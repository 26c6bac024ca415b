import { expect, test } from 'vitest'
import { createNode, kindOf, type NodeOf } from '#engine/nodes/registry.ts'
import { card, complaints, visit } from '../visit.ts'

const content = { subject: 'Blog post', preheader: '', senderName: '', senderEmail: '', mjml: '<mjml></mjml>' }
const fresh = createNode('email', 'mail')
const one = written({ id: 'a', weight: 100, content })
const two = written({ id: 'a', weight: 60, content }, { id: 'b', weight: 40, content: { ...content, subject: '' } })

function written(...variants: NodeOf<'email'>['config']['variants']): NodeOf<'email'> {
  return { ...fresh, config: { ...fresh.config, variants } }
}

test('a fresh step has one variant that everybody gets, and asks for its words', () => {
  expect(fresh.config.variants).toMatchObject([{ id: 'a', weight: 100 }])
  expect(complaints(fresh)).toEqual(['noSubject at variants.0.content.subject', 'noBody at variants.0.content.mjml'])
  expect(card(fresh)).toBe('Write the email')
})

test('the email is asked for, and the prospect moves on at once', () => {
  expect(visit(one)).toEqual({
    kind: 'proceed',
    via: 'then',
    effects: [{ kind: 'email.send', variantId: 'a', topicId: null }],
  })
})

test('which variant a prospect gets hangs on its chance and the weights', () => {
  expect(visit(two, { chance: 0.599 })).toMatchObject({ effects: [{ variantId: 'a' }] })
  expect(visit(two, { chance: 0.601 })).toMatchObject({ effects: [{ variantId: 'b' }] })
})

test('among several variants the one that lacks something is named', () => {
  const [complaint] = kindOf(two).check?.(two.config) ?? []
  expect(complaint).toMatchObject({
    code: 'noSubjectIn',
    field: 'variants.1.content.subject',
    params: { variant: 'B' },
  })
})

test('weights of 60 and 50 add up to 110, which is too much', () => {
  const heavy = written({ id: 'a', weight: 60, content }, { id: 'b', weight: 50, content })
  expect(kindOf(heavy).check?.(heavy.config)).toMatchObject([{ code: 'weights', params: { sum: 110 } }])
})

test('a sender must look like an address; none at all takes the workspace’s', () => {
  const from = (senderEmail: string) =>
    complaints(written({ id: 'a', weight: 100, content: { ...content, senderEmail } }))
  expect(from('')).toEqual([])
  expect(from('anna@smartrekry.fi')).toEqual([])
  for (const wrong of ['anna', 'anna@', 'a b@x.fi', 'anna@x..', 'Anna <anna@x.fi>']) {
    expect(from(wrong)).toEqual(['badSender at variants.0.content.senderEmail'])
  }
})

test('the card tells the subject, and how many variants there are beside it', () => {
  expect(card(one)).toBe('Blog post')
  expect(card(two)).toBe('Blog post and 1 other variant')
  expect(card(two, 'fi')).toBe('Blog post ja 1 muu versio')
  const three = written(...two.config.variants, { id: 'c', weight: 0, content })
  expect(card(three)).toBe('Blog post and 2 other variants')
})

test('there are at most eight variants, each with an id of its own', () => {
  const parse = (variants: unknown) => kindOf('email').config.safeParse({ variants }).success
  const many = (n: number) => Array.from({ length: n }, (_, i) => ({ id: `v${i}`, weight: 0 }))
  expect(parse(many(8))).toBe(true)
  expect(parse(many(9))).toBe(false)
  expect(parse([])).toBe(false)
  expect(parse([...many(1), ...many(1)])).toBe(false)
})

test('an email may be about a topic, which goes with it', () => {
  const about = { ...one, config: { ...one.config, topicId: 4 } }
  expect(visit(about)).toMatchObject({ effects: [{ kind: 'email.send', topicId: 4 }] })
  expect(kindOf(about).references?.(about.config)).toEqual([{ ref: 'topic', id: 4, field: 'topicId' }])
  expect(kindOf(one).references?.(one.config)).toEqual([])
})

test('a version that was published before there were topics sends as ever', () => {
  const { topicId: _, ...config } = one.config
  expect(visit({ ...one, config: config as typeof one.config })).toMatchObject({ effects: [{ topicId: null }] })
})
