import type { CopyReason } from '#engine/intake/sendingSwitch.ts'

const remedy = 'Nothing is sent until you confirm that this one is to send: npm run sending -- confirm'

/** What the operator reads at start. */
export const safeModeSentences: Readonly<Record<CopyReason, string>> = {
  otherDatabase: `this data comes from another database, so this may be a copy. ${remedy}`,
  movedFolder: `the folder of the database was copied or restored. ${remedy}`,
  olderData: `the database is older than this machine remembers, as after a restored backup. ${remedy}`,
}
