import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  claimedWorkspace,
  clickUrl,
  fileUrl,
  openUrl,
  readClick,
  readFile,
  readOpen,
  readUnsubscribe,
  unsubscribeUrl,
} from '#templates/linkToken.ts'

const base = 'https://go.example'
const key = 'k'.repeat(43)
const id = fc.nat({ max: Number.MAX_SAFE_INTEGER })

function split(url: string): { path: string; token: string; target: string } {
  const { pathname, searchParams } = new URL(url)
  const [, path = '', token = ''] = pathname.split('/')
  return { path, token, target: searchParams.get('u') ?? '' }
}

describe('a link in an email', () => {
  it('carries a click and its target, whatever they are', () => {
    fc.assert(
      fc.property(
        id,
        id,
        fc.nat(500),
        fc.webUrl({ withQueryParameters: true }),
        (workspaceId, messageId, link, target) => {
          const url = split(clickUrl(base, key, { workspaceId, messageId, link, target }))
          expect(url.path).toBe('c')
          expect(readClick(key, url.token, url.target)).toEqual({ workspaceId, messageId, link, target })
        },
      ),
    )
  })

  it('carries a file download', () => {
    const { path, token } = split(fileUrl(base, key, { workspaceId: 3, messageId: 2 ** 40, link: 1, fileId: 12 }))
    expect(path).toBe('f')
    expect(readFile(key, token)).toEqual({ workspaceId: 3, messageId: 2 ** 40, link: 1, fileId: 12 })
  })

  it('carries an unsubscribe, short enough not to be folded in a header', () => {
    const url = unsubscribeUrl(base, key, { workspaceId: 36, messageId: 1_000_000 })
    expect(url.length).toBeLessThan(70)
    expect(readUnsubscribe(key, split(url).token)).toEqual({ workspaceId: 36, messageId: 1_000_000 })
  })

  it('carries an opening, which is no unsubscribe', () => {
    const { path, token } = split(openUrl(base, key, { workspaceId: 36, messageId: 7 }))
    expect(path).toBe('o')
    expect(readOpen(key, token)).toEqual({ workspaceId: 36, messageId: 7 })
    expect(readUnsubscribe(key, token)).toBeNull()
    expect(readOpen(key, split(unsubscribeUrl(base, key, { workspaceId: 36, messageId: 7 })).token)).toBeNull()
  })

  it('is worth nothing with another target, another key, or any character changed', () => {
    const { token, target } = split(
      clickUrl(base, key, { workspaceId: 1, messageId: 77, link: 0, target: 'https://a.example/' }),
    )
    expect(readClick(key, token, target)).not.toBeNull()
    expect(readClick(key, token, 'https://evil.example/')).toBeNull()
    expect(readClick('other', token, target)).toBeNull()
    for (let at = 0; at < token.length; at++) {
      const changed = `${token.slice(0, at)}${token[at] === 'a' ? 'b' : 'a'}${token.slice(at + 1)}`
      expect(readClick(key, changed, target), changed).toBeNull()
    }
  })

  it('cannot be turned into a link of another kind', () => {
    const { token } = split(fileUrl(base, key, { workspaceId: 1, messageId: 2, link: 3, fileId: 4 }))
    expect(readUnsubscribe(key, token)).toBeNull()
    expect(readClick(key, token, '')).toBeNull()
    const unsubscribe = split(unsubscribeUrl(base, key, { workspaceId: 1, messageId: 2 })).token
    expect(readFile(key, unsubscribe)).toBeNull()
  })

  it('reads no nonsense', () => {
    for (const token of ['', '.', '...', '1.2', '01.2.x', '-1.2.x', 'a'.repeat(5000), '1.2.', '%00', 'ü.1.x']) {
      expect(readUnsubscribe(key, token), token).toBeNull()
    }
  })

  it('refuses to carry a number that would read back as another one', () => {
    expect(() => unsubscribeUrl(base, key, { workspaceId: 1, messageId: 2 ** 60 })).toThrow()
    expect(() => unsubscribeUrl(base, key, { workspaceId: 1, messageId: -1 })).toThrow()
    expect(() => unsubscribeUrl(base, key, { workspaceId: 1.5, messageId: 1 })).toThrow()
  })

  it('names the workspace it claims to come from, proved or not', () => {
    expect(claimedWorkspace('10.x.forged')).toBe(36)
    expect(claimedWorkspace('nonsense!')).toBeNull()
  })
})
