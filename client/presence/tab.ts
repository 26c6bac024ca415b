/** What this page calls itself before the server: new with every load, because a copied tab copies everything else. */
export const tab: string = [...crypto.getRandomValues(new Uint8Array(12))]
  .map((byte) => byte.toString(16).padStart(2, '0'))
  .join('')
