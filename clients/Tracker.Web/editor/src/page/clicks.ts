const PRESSED = 'button, a, summary, label, select, input';

/**
 * One press does one thing. The second click of a double click reaches only what the first one pressed, not what came under the
 * pointer meanwhile, and never a command (`data-once`) or a form's button again. A key that is held down presses once.
 */
export function oneClickOnePress(): void {
  let first: Element | null = null;
  addEventListener('click', e => {
    const pressed = pressedBy(e);
    if (e.detail < 2) {
      first = pressed;
      return;
    }
    if (pressed && (pressed !== first || pressed.matches('[type=submit], [data-once]'))) stop(e);
  }, { capture: true });
  addEventListener('keydown', e => {
    if (e.repeat && e.key === 'Enter' && e.target instanceof Element && e.target.matches('button, input')) stop(e);
  }, { capture: true });
}

/** A label presses its field. */
function pressedBy(e: Event): Element | null {
  const pressed = e.target instanceof Element ? e.target.closest(PRESSED) : null;
  return pressed instanceof HTMLLabelElement ? pressed.control ?? pressed : pressed;
}

function stop(e: Event): void {
  e.preventDefault();
  e.stopImmediatePropagation();
}
