import type { Page } from '@playwright/test'

/** Counts what hands do at the keyboard from now on: each key that is pressed, and each text that is typed. */
export function countActions(page: Page): () => number {
  let actions = 0
  const { keyboard } = page
  for (const name of ['press', 'type', 'insertText'] as const) {
    const act = keyboard[name].bind(keyboard)
    keyboard[name] = (text: string) => {
      actions += 1
      return act(text)
    }
  }
  return () => actions
}
