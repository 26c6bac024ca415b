// Before the first paint, so that a chosen theme never flashes. client/shell/theme.ts writes what is read here.
try {
  const theme = localStorage.getItem('polku.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  if (localStorage.getItem('polku.density') === 'compact') document.documentElement.dataset.density = 'compact'
} catch {
  // Storage may be forbidden; the system's theme is then used.
}
