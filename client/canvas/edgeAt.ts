/** The edge whose line, made as wide as a finger, passes under a point of the window. Lines let the pointer through, so
 *  that the view can be dragged by them; who asks what is below looks here. */
export function edgeAt(canvas: HTMLElement, x: number, y: number): string | null {
  for (const line of canvas.querySelectorAll<SVGPathElement>('path[data-slot^="edge "]')) {
    const toLine = line.getScreenCTM()?.inverse()
    if (toLine && line.isPointInStroke(new DOMPoint(x, y).matrixTransform(toLine))) return edgeOf(line)
  }
  return null
}

/** The edge that a part of it belongs to: its line, or the "+" on it. */
export function edgeOf(element: Element): string | null {
  const slot = element.closest('[data-slot^="edge "]')?.getAttribute('data-slot')
  return slot?.slice('edge '.length) ?? null
}
