import { expect, test } from 'vitest'
import { languages } from '#engine/nodes/language.ts'
import { guideFollowUp } from '#templates/programs/guideFollowUp.ts'
import { journey, type Program } from './journey.ts'

const shipped = (language: (typeof languages)[number]): Program => ({
  graph: guideFollowUp({ listId: 1, fileId: 1, language }),
  lists: new Map([['Downloaded the guide', 1]]),
  files: new Map([['Second guide', 1]]),
})

test.each(languages)('the shipped program in %s leads Samuli to sales and Maria to the video', (language) => {
  const samuli = journey(shipped(language)).after('6 days').downloads('Second guide').after('4 days')
  expect(samuli.inbox.map((line) => line.slice(0, 16))).toEqual(['2026-01-05 11:00', '2026-01-10 11:00'])
  expect(samuli.leads).toHaveLength(1)
  expect(samuli.notices).toEqual([expect.stringContaining('owner: ')])
  expect(samuli.outcome).toBe('completed')

  const maria = journey(shipped(language)).after('17 days')
  expect(maria.inbox.at(-1)).toMatch(/^2026-01-15 11:00 ./)
  expect(maria.leads).toEqual([])
  expect(maria.notices).toEqual([expect.stringMatching(/^2026-01-22 11:00 marketers: ./)])
  expect(maria.outcome).toBe('completed')
})
