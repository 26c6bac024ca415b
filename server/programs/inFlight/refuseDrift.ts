import { Refusal } from '#server/refusal.ts'

/** A few may have gone on while somebody read a dialog; when it is many, the dialog has to be read again.
 *  @param seen how many people the asker was told of; left out: the asker takes it as it comes */
export function refuseDrift(seen: number | undefined, now: number): void {
  if (seen === undefined || Math.abs(now - seen) <= Math.max(5, seen * 0.05)) return
  throw new Refusal('migration.drifted', { seen, now })
}
