import type { Locator, Page } from '@playwright/test'
import { beginning } from './beginning.ts'

/** The outline of the open program. */
export class OutlineOf {
  constructor(readonly page: Page) {}

  get tree(): Locator {
    return this.page.getByRole('treegrid', { name: 'The program’s steps' })
  }

  get rows(): Locator {
    return this.tree.getByRole('row')
  }

  /** A row by how its label begins: `row('Send email, Invite')`. */
  row(label: string): Locator {
    return this.tree.getByRole('row', { name: beginning(label) })
  }

  /** What is read of the rows, from the top. */
  async reads(): Promise<string[]> {
    return this.rows.evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''))
  }
}
