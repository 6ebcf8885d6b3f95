// Tells the server the reader's time zone, so that pages show every time in it from the first paint.
(() => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const value = encodeURIComponent(zone ?? '');
  const kept = () => /(?:^|; )tracker-zone=([^;]*)/.exec(document.cookie)?.[1];
  try {
    if (!zone || kept() === value) return;
    document.cookie = `tracker-zone=${value}; path=/; max-age=31536000; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
    // Once, on the first page in this zone: the page was written for another one.
    const shown = document.documentElement.dataset.zone;
    if (shown && shown !== zone && kept() === value) location.reload();
  } catch {
    // Without cookies, times are shown in UTC and say so.
  }
})();
