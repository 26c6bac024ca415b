/** More would not fit a canvas, nor a head. */
export const maxNodes = 10_000

/** How many steps a person may take at one moment. A drawing where more follow each other without a wait is refused at
 *  publish, and a journey that takes more nevertheless fails (journey/advance.ts). */
export const maxStepsAtOnce = 100
