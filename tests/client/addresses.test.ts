import { describe, expect, test } from 'vitest'
import { frameDocument } from '#client/mailbox/frameDocument.ts'
import { notificationPath, notificationText } from '#client/notifications/notificationText.ts'
import { isFiltered, readFilter, readSort, writeSort } from '#client/prospects/prospectQuery.ts'
import { nextPath, signInPath } from '#client/session/nextPath.ts'
import { isUnder } from '#client/shell/places.ts'

describe('the address of the list of people', () => {
  test('holds the filter', () => {
    expect(readFilter(new URLSearchParams('q=varis&list=3&stage=lead&owner=nobody&score=50'))).toEqual({
      search: 'varis',
      listId: 3,
      stage: 'lead',
      ownerId: 'nobody',
      minScore: 50,
    })
  })
  test('is not believed when it makes no sense', () => {
    const filter = readFilter(new URLSearchParams('q=%20&list=x&stage=hero&score=-1'))
    expect(isFiltered(filter)).toBe(false)
  })
  test('sorts the newest first, and any column both ways', () => {
    expect(readSort(new URLSearchParams())).toEqual({ column: 'created', direction: 'desc' })
    expect(readSort(new URLSearchParams('sort=name'))).toEqual({ column: 'name', direction: 'asc' })
    expect(readSort(new URLSearchParams('sort=-nonsense')).column).toBe('created')
    expect(writeSort({ column: 'score', direction: 'desc' })).toBe('-score')
  })
})

describe('after signing in', () => {
  test('one comes to where one wanted to go', () => {
    const path = signInPath('/w/1/leads/4', '?mine=1')
    expect(nextPath(path.slice(path.indexOf('?')))).toBe('/w/1/leads/4?mine=1')
  })
  test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)'])(
    'nobody is sent to %s',
    (next) => expect(nextPath(`?next=${encodeURIComponent(next)}`)).toBe('/'),
  )
  test('the start needs no way back', () => expect(signInPath('/', '')).toBe('/sign-in'))
})

describe('a notification', () => {
  test('leads into its workspace, and nowhere else', () => {
    expect(notificationPath('/leads/4', 2)).toBe('/w/2/leads/4')
    expect(notificationPath('/w/2/leads/4', 2)).toBe('/w/2/leads/4')
    expect(notificationPath('', 2)).toBeNull()
    expect(notificationPath('https://evil.example', 2)).toBeNull()
  })
  test('of an unknown kind still says something', () => {
    const t = ((key: string) => key) as unknown as Parameters<typeof notificationText>[1]
    expect(notificationText({ kind: 'fromTheFuture', params: {} }, t).title).toBe('kind.other')
  })
})

describe('a mail in its frame', () => {
  test('opens its links in a tab of their own', () => {
    expect(frameDocument('<html><head lang="fi"><title>x</title></head></html>')).toContain(
      '<head lang="fi"><base target="_blank">',
    )
    expect(frameDocument('<p>bare</p>')).toMatch(/^<base target="_blank">/)
  })
})

test('imports stand under the people in the navigation', () => {
  expect(isUnder('prospects', '/w/1/imports/3', 1)).toBe(true)
  expect(isUnder('prospects', '/w/1/programs/3', 1)).toBe(false)
})
