/** Wide enough for two canvases. */
export const splitWidth = '(min-width: 1280px)'
