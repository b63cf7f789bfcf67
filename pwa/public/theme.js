// Runs before the first paint, so that the page never flashes in the other theme.
(function () {
  var choice = null;
  try {
    choice = localStorage.getItem('bitloot.theme');
  } catch {
    // Storage is switched off: follow the system.
  }
  var dark =
    choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
