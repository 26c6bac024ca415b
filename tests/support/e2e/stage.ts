import { test as base } from '@playwright/test'
import type pg from 'pg'
import { openRoom, type Room } from './backstage.ts'
import { Clock } from './Clock.ts'
import { Marketer } from './Marketer.ts'
import { Numbers } from './Numbers.ts'
import { openDatabase } from './openDatabase.ts'
import { Prospects } from './Prospects.ts'

interface Cast {
  marketer: Marketer
  clock: Clock
  numbers: Numbers
  prospects: Prospects
  /** A workspace of this test's own. */
  room: Room
}

interface House {
  database: pg.Pool
}

/** Who is on stage. What a test does not name is not made. */
export const test = base.extend<Cast, House>({
  database: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs off this pattern
    async ({}, use) => {
      const pool = openDatabase()
      await use(pool)
      await pool.end()
    },
    { scope: 'worker' },
  ],
  marketer: async ({ page }, use) => use(new Marketer(page)),
  numbers: async ({ page }, use) => use(new Numbers(page)),
  clock: async ({ page }, use) => use(new Clock(page)),
  // biome-ignore lint/correctness/noEmptyPattern: see above
  prospects: async ({}, use) => use(new Prospects()),
  // biome-ignore lint/correctness/noEmptyPattern: see above
  room: async ({}, use, info) => use(await openRoom(info.title.slice(0, 60))),
})

export { expect } from '@playwright/test'
