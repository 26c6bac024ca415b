/** The part of a wheel event that tells a mouse from a trackpad. */
export interface Turn {
  readonly deltaX: number
  readonly deltaY: number
  readonly deltaMode: number
  readonly ctrlKey: boolean
}

/** Whether a turn looks like a notch of a wheel: whole lines, or the round leaps that browsers make of a notch. A trackpad
 *  moves by few pixels, sideways too, and pinches with Ctrl. */
export function isNotch({ deltaX, deltaY, deltaMode, ctrlKey }: Turn): boolean {
  if (ctrlKey || deltaX !== 0 || deltaY === 0) return false
  if (deltaMode === 1) return Number.isInteger(deltaY)
  const leap = Math.abs(deltaY)
  return leap >= 100 && (leap % 100 === 0 || leap % 120 === 0)
}

/** Hears whether a wheel is being turned: so many notches in a row, and nothing else between them. */
export function wheelWatch(notches = 3): (turn: Turn) => boolean {
  let seen = 0
  return (turn) => {
    seen = isNotch(turn) ? seen + 1 : 0
    return seen >= notches
  }
}
