import type { CanvasResults, CanvasSize } from '../results.ts'
import { budget, drift, scriptLimitKb } from './budget.ts'

/** What the canvas takes, in words and a table. */
export function reportCanvas({ sizes, scriptKb, rounds, browser, machine, measuredAt, load }: CanvasResults): string {
  const cell = (value: number, limit: number) => `${shown(value)} ${value <= limit ? '✓' : '✗'} ≤ ${limit}`
  const rows = (Object.keys(budget) as (keyof typeof budget)[]).map((name) => {
    const { title, limits } = budget[name]
    const cells = sizes.map((size, i) => cell(size[name], limits[i] as number))
    return `| ${title} | ${cells.join(' | ')} |`
  })
  const ratios = (title: string, name: keyof CanvasSize['ratios']) =>
    `| ${title} | ${sizes.map((size) => `${size.ratios[name]}×`).join(' | ')} |`
  return `## The canvas
A seeded program in Chromium ${browser}, window 1440 × 900, beside React Flow alone with plain boxes in the same places and the same gestures. ${machine}; ${measuredAt.slice(0, 10)}; load average ${load[0]} to ${load[1]}; medians of ${rounds} rounds. In ms; the budget is for a processor four times slower. “Main thread” and “longest task” are processor time, four times what it took here, panning as it is; the others are by the clock with the processor slowed down four times, and suffer from whatever else the machine does.

| | ${sizes.map(({ steps }) => `${steps.toLocaleString('en')} steps`).join(' | ')} |
|---|${sizes.map(() => '---|').join('')}
${rows.join('\n')}

| beside React Flow alone | ${sizes.map(({ steps }) => `${steps.toLocaleString('en')} steps`).join(' | ')} |
|---|${sizes.map(() => '---|').join('')}
${ratios('pan', 'pan')}
${ratios('carry one step', 'drag')}

A run whose ratio is more than ${Math.round((drift - 1) * 100)} % above the stored one fails. **${scriptKb} kB** of JavaScript, gzipped, opens the editor (limit ${scriptLimitKb}).
`
}

const shown = (value: number): string => (value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en'))
