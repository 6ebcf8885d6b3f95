// Before everything else: where the browser keeps nothing, or no more, what would be kept lasts until the page is left. Blazor keeps things too.
for (const name of ['localStorage', 'sessionStorage']) {
  try {
    window[name].setItem('tracker', '');
    window[name].removeItem('tracker');
  } catch {
    const kept = new Map();
    const memory = {
      getItem: key => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, String(value)),
      removeItem: key => void kept.delete(key),
    };
    Object.defineProperty(window, name, { configurable: true, value: memory });
  }
}
