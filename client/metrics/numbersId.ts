/** The id under which a step's numbers stand in words: they describe its card to who does not see it, and a tick changes
 *  the words without drawing the card anew. */
export const numbersId = (nodeId: string): string => `numbers-${nodeId}`
