// Runs before the first paint, so that nobody sees a flash of the other theme. The page keeps it up to date afterwards.
try {
  const asked = new URLSearchParams(location.search).get('theme');
  const chosen = asked === 'dark' || asked === 'light' ? asked : localStorage.getItem('theme');
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
} catch {
  document.documentElement.dataset.theme = 'light';
}
