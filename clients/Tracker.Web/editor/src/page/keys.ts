const WITHIN = 1_200;
const FIELD = 'input, textarea, select';
const TYPED = 'input:not([type=radio], [type=checkbox], [type=button]), textarea, select, [contenteditable=true]';

/**
 * Keys press what names them: `data-keys="Control+k"`, `data-keys="j"`, or two one after the other, `data-keys="g d"`. Single letters
 * do nothing while something is typed, under a dialog, and for readers who switched them off (`data-no-letters` on the root).
 */
export function pressByKeys(): void {
  let first = '';
  let at = 0;
  addEventListener('keydown', e => {
    if (e.isComposing || e.altKey || e.repeat || e.defaultPrevented) return;
    const modified = e.ctrlKey || e.metaKey;
    if (!modified && (isTyping(e.target) || document.documentElement.hasAttribute('data-no-letters'))) return;
    const key = modified ? `Control+${e.key.toLowerCase()}` : e.key;
    const before = e.timeStamp - at < WITHIN ? first : '';
    [first, at] = modified ? ['', 0] : [key, e.timeStamp];
    const pressed = (before && find(`${before} ${key}`)) || find(key);
    if (!pressed) return;
    e.preventDefault();
    first = '';
    // What a key opens gives the focus back to where it came from.
    if (!modified || pressed.matches(FIELD)) pressed.focus();
    if (!pressed.matches(FIELD)) pressed.click();
  });
}

/** In the longer fields of a form, Control and Enter press the button that sends it. */
export function sendByKeys(): void {
  addEventListener('keydown', e => {
    if (e.key !== 'Enter' || !(e.ctrlKey || e.metaKey) || e.isComposing || e.repeat || !(e.target instanceof HTMLTextAreaElement)) return;
    e.target.form?.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
  });
}

/** `data-dialog="id"` opens a dialog; `data-close` closes the one it is in. */
export function openDialogs(): void {
  addEventListener('click', e => {
    const pressed = e.target instanceof Element ? e.target : null;
    // A page that does not run yet is about to be drawn anew.
    const opens = document.querySelector('.still:disabled') ? null : pressed?.closest<HTMLElement>('[data-dialog]');
    const dialog = opens && document.getElementById(opens.dataset.dialog!);
    if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
    // After the click has done what it does.
    else if (pressed?.closest('[data-close]')) setTimeout(() => pressed.closest('dialog')?.close());
    else if (pressed instanceof HTMLDialogElement) pressed.close();
  });
}

/** Escape closes what a button of the page has opened below itself, and the menu of a small screen. */
export function escapeClosesPanels(): void {
  addEventListener('keydown', e => {
    if (e.key !== 'Escape' || e.defaultPrevented || !(e.target instanceof Element) || document.querySelector('dialog[open]')) return;
    const panel = e.target.closest<HTMLDetailsElement>('details.pop[open]');
    if (panel) {
      panel.open = false;
      panel.querySelector('summary')?.focus();
      return;
    }
    const menu = document.querySelector<HTMLElement>('.menu-btn[aria-expanded=true]');
    menu?.click();
    menu?.focus();
  });
}

/** In a field that chooses from a list (`data-enter`), Enter presses the chosen line. */
export function enterPressesTheChosen(): void {
  addEventListener('keydown', e => {
    const field = e.target;
    if (e.key !== 'Enter' || e.isComposing || !(field instanceof HTMLElement) || !field.matches('[data-enter]')) return;
    e.preventDefault();
    document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.querySelector<HTMLElement>('a, button')?.click();
  });
}

function find(keys: string): HTMLElement | null {
  const within = document.querySelector('dialog[open]') ?? document;
  // What a page has for a key comes before what its frame has.
  return ['main ', '']
    .flatMap(where => [...within.querySelectorAll<HTMLElement>(`${where}[data-keys="${CSS.escape(keys)}"]`)])
    .find(e => e.offsetParent !== null && !(e instanceof HTMLButtonElement && e.disabled)) ?? null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPED) !== null;
}
