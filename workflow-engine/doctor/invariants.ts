/** What must be true of every installation at every moment, and what to do where it is not. */
export const invariants = {
  I1: {
    name: 'Nobody gets a mail twice',
    remedy: 'Pause sending. Two copies of one send are a fault of Polku: report it with the send keys above.',
  },
  I2: {
    name: 'Everybody in a program waits, has ended, or has failed with a reason',
    remedy:
      'Look at the person’s path. Whoever failed can be tried again; whoever waits for nothing is a fault to report.',
  },
  I3: {
    name: 'On every step: entered = waiting + moved on + exited + failed, and the ledger says the same',
    remedy: 'A counter and the ledger disagree: report it. The ledger and the people are right, the counter is not.',
  },
  I4: {
    name: 'Nothing is sent to whoever had unsubscribed, withdrawn consent or been erased',
    remedy: 'Pause sending and find out which program it was; the people above are owed an answer.',
  },
  I5: {
    name: 'Every path is a path of the published version',
    remedy: 'A person went where no arrow leads: report it with the version and the steps above.',
  },
  I6: {
    name: 'Every visit is written down once and took one exit',
    remedy: 'A visit was recorded twice, or left by an exit that the step does not have: report it.',
  },
  I7: {
    name: 'People are woken in time: 99 of 100 within 30 seconds',
    remedy: 'Workers are too few, stopped or cut off from the database: start more (npm run worker).',
  },
  I8: {
    name: 'Mail in doubt is marked, and nothing else is left without an answer',
    remedy:
      'Is a sender running? Mail in doubt was almost certainly sent; send it again by hand if somebody misses it.',
  },
  I9: {
    name: 'A person gets the same variant every time, and variants get their share',
    remedy: 'An A/B test cannot be trusted: report the step, and do not decide by it.',
  },
  I10: {
    name: 'Every privileged change stands in the audit log once',
    remedy: 'Somebody changed the database by hand, or an audit row is missing: find out who did it.',
  },
} as const

export type InvariantId = keyof typeof invariants
export const invariantIds = Object.keys(invariants) as readonly InvariantId[]
