// Runs before the first paint, so that a dark page is never light for a moment.
;(() => {
  const stored = localStorage.getItem('console-theme')
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  document.documentElement.dataset.bsTheme = stored ?? (dark ? 'dark' : 'light')
})()
