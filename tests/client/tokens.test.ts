import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('../../client/ui/tokens.css', import.meta.url), 'utf8')

/** `--color-text: light-dark(#16191f, #eceff3)` gives ['#16191f', '#eceff3']. */
const pairs = new Map(
  [...css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)].map((match) => [
    match[1] ?? '',
    [match[2] ?? '', match[3] ?? ''] as const,
  ]),
)

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function colour(name: string, theme: 0 | 1): string {
  const pair = pairs.get(name)
  if (!pair) throw new Error(`tokens.css has no --${name} in light and dark.`)
  return pair[theme]
}

const texts = ['color-text', 'color-text-2', 'color-text-3', 'color-accent', 'color-ok', 'color-warn', 'color-error']
const grounds = ['color-canvas', 'color-surface', 'color-sunken']
const families = ['entry', 'send', 'wait', 'decide', 'data', 'sales', 'end']

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('in the %s theme', (_, theme) => {
  test.each(texts)('--%s is readable on every ground', (text) => {
    for (const ground of grounds)
      expect(contrast(colour(text, theme), colour(ground, theme)), ground).toBeGreaterThanOrEqual(4.5)
  })

  test('text is readable on every coloured fill', () => {
    expect(contrast(colour('color-on-accent', theme), colour('color-accent', theme))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colour('color-on-accent', theme), colour('color-accent-strong', theme))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colour('color-on-error', theme), colour('color-error', theme))).toBeGreaterThanOrEqual(4.5)
    for (const state of ['accent', 'ok', 'warn', 'error']) {
      expect(
        contrast(colour(`color-${state}`, theme), colour(`color-${state}-soft`, theme)),
        state,
      ).toBeGreaterThanOrEqual(4.5)
      expect(
        contrast(colour('color-text-2', theme), colour(`color-${state}-soft`, theme)),
        state,
      ).toBeGreaterThanOrEqual(4.5)
    }
    for (const family of families)
      expect(
        contrast(colour(`family-${family}`, theme), colour(`family-${family}-soft`, theme)),
        family,
      ).toBeGreaterThanOrEqual(4.5)
  })

  test('borders of controls and the ring of the focus can be seen', () => {
    for (const ground of ['color-canvas', 'color-surface']) {
      expect(contrast(colour('color-control', theme), colour(ground, theme))).toBeGreaterThanOrEqual(3)
      expect(contrast(colour('color-focus', theme), colour(ground, theme))).toBeGreaterThanOrEqual(3)
    }
  })
})
