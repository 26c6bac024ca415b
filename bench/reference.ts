/** The reference program (tests/worker/guideFollowUp.ts), by a person; every second one downloads the second guide. */
export const perPerson = {
  /** Steps that somebody would notice, which is what every cell is measured in: two emails and the waits after them, the
   *  branch, and the way that it decides. The entry and the end are steps of our ledger, and of nobody else's. */
  steps: 7.5,
  /** Rows of our ledger. */
  ledger: 9.5,
  /** Times that somebody is taken up and moved on to the next wait or end. */
  activations: 3.5,
  messages: 3.5,
  leads: 0.5,
  notifications: 1,
} as const
