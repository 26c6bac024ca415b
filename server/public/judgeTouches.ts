// Mail scanners open links and load pictures before people do, and sometimes instead of them. Nobody can know for sure;
// several small signs together are enough. What was probably a machine is kept, and counts for nothing.

/** Something that was done with a message, by a person or a machine. */
export interface Seen {
  readonly kind: 'click' | 'open'
  /** Which link of the email; null for an opening. */
  readonly link: number | null
  /** Milliseconds of workspace time. */
  readonly at: number
  readonly signs: readonly Sign[]
}

/** What the request itself gave away. ahead: only the headers were asked for, or a browser said that it looks ahead.
 *  scanner: the program calls itself one. proxy: a proxy that loads every picture of every mail. */
export type Sign = 'ahead' | 'scanner' | 'proxy'

export interface Mailing {
  /** When the receiving server took the message; null while it is not known. Milliseconds of workspace time. */
  readonly sentAt: number | null
  /** How many links the email has; null when that is not known. */
  readonly links: number | null
  /** Nobody scans the mail of a sandbox, and its clock jumps: speed says nothing there. */
  readonly sandbox: boolean
}

/** So many points make a machine. */
const ENOUGH = 3
/** Nobody reads a mail and clicks sooner after it was taken. */
const AT_ONCE_MS = 5000
/** So many different links in so short a time are no fingers. */
const BURST_LINKS = 3
const BURST_MS = 2000
const NEARLY_ALL = 0.8
/** Of one or two links, nearly all is nothing strange. */
const MANY_LINKS = 3

const weightOf: Readonly<Record<Sign, number>> = { ahead: 3, proxy: 3, scanner: 2 }

/** Which of these were probably machines: all that is known of one message, in any order. */
export function judgeTouches(seen: readonly Seen[], mailing: Mailing): boolean[] {
  const clicks = seen.filter(({ kind }) => kind === 'click')
  const nearlyAll =
    mailing.links !== null &&
    mailing.links >= MANY_LINKS &&
    new Set(clicks.map(({ link }) => link)).size >= NEARLY_ALL * mailing.links
  return seen.map(({ kind, at, signs }) => {
    const points = [
      ...signs.map((sign) => weightOf[sign]),
      !mailing.sandbox && mailing.sentAt !== null && at - mailing.sentAt < AT_ONCE_MS ? 3 : 0,
      kind === 'click' && !mailing.sandbox && isBurst(clicks, at) ? 3 : 0,
      kind === 'click' && nearlyAll ? 2 : 0,
    ]
    return points.reduce((sum, one) => sum + one, 0) >= ENOUGH
  })
}

/** Whether a click at this moment is one of several quick ones. */
function isBurst(clicks: readonly Seen[], at: number): boolean {
  return clicks.some(({ at: from }) => {
    if (from > at || from < at - BURST_MS) return false
    const within = clicks.filter((click) => click.at >= from && click.at <= from + BURST_MS)
    return new Set(within.map(({ link }) => link)).size >= BURST_LINKS
  })
}
