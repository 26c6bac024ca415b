import { useSyncExternalStore } from 'react'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
export const densities = ['comfortable', 'compact'] as const
export type Density = (typeof densities)[number]

const listeners = new Set<() => void>()
const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)')
systemIsDark.addEventListener('change', notify)

/** The chosen theme, whether the page is dark now, and how to choose. public/theme.js applies it before first paint. */
export function useTheme(): { theme: Theme; isDark: boolean; choose: (theme: Theme) => void } {
  const theme = useSyncExternalStore(subscribe, readTheme)
  const isDark = useSyncExternalStore(
    subscribe,
    () => readTheme() === 'dark' || (readTheme() === 'system' && systemIsDark.matches),
  )
  return { theme, isDark, choose: chooseTheme }
}

/** How much room rows and controls take. */
export function useDensity(): { density: Density; choose: (density: Density) => void } {
  return { density: useSyncExternalStore(subscribe, readDensity), choose: chooseDensity }
}

function readTheme(): Theme {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

function readDensity(): Density {
  return document.documentElement.dataset.density === 'compact' ? 'compact' : 'comfortable'
}

function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  localStorage.setItem('polku.theme', theme)
  notify()
}

function chooseDensity(density: Density): void {
  if (density === 'comfortable') delete document.documentElement.dataset.density
  else document.documentElement.dataset.density = density
  localStorage.setItem('polku.density', density)
  notify()
}

function notify(): void {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
