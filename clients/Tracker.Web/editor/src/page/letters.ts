const KEPT = 'tracker-letters';

/** Readers whose keyboard or voice sends letters by itself switch off the shortcuts of one letter (`data-letters-set`). The browser remembers it. */
export function switchLetters(): void {
  const root = document.documentElement;
  let off = kept() === 'off';
  const show = () => {
    root.toggleAttribute('data-no-letters', off);
    for (const box of document.querySelectorAll<HTMLInputElement>('[data-letters-set]')) box.checked = !root.hasAttribute('data-no-letters');
  };
  addEventListener('change', e => {
    if (!(e.target instanceof HTMLInputElement && e.target.matches('[data-letters-set]'))) return;
    off = !e.target.checked;
    keep(off ? 'off' : 'on');
    show();
  });
  // The program draws the switch anew after this script has run.
  addEventListener('click', e => {
    if (e.target instanceof Element && e.target.closest('[data-dialog]')) show();
  }, { capture: true });
  show();
}

/** A browser may keep nothing, and says so with an error. */
function kept(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function keep(value: string): void {
  try {
    localStorage.setItem(KEPT, value);
  } catch {
    // The choice holds for this page.
  }
}
