// Before the first paint: light or dark as the reader chose; without a choice, as their system has it.
(() => {
  const root = document.documentElement;
  const show = () => {
    const chosen = localStorage.getItem('tracker-theme');
    if (chosen === 'light' || chosen === 'dark') root.dataset.theme = chosen;
    else delete root.dataset.theme;
  };
  addEventListener('click', e => {
    if (!(e.target instanceof Element && e.target.closest('[data-theme-set]'))) return;
    const dark = (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
    localStorage.setItem('tracker-theme', dark ? 'light' : 'dark');
    show();
  });
  addEventListener('storage', e => {
    if (e.key === 'tracker-theme') show();
  });
  show();
})();
