/** How long what a form added may still move it, in milliseconds: until the answer of the server has been drawn. */
const SETTLES = 1_000;

/** The button of a form keeps its place under the pointer when what the form added appears above it. */
export function keepFormsInPlace(): void {
  let held: Element | null = null;
  addEventListener('click', e => {
    const button = e.target instanceof Element ? e.target.closest('button[type=submit]') : null;
    held = button;
    if (button) hold(button, button.getBoundingClientRect().top, performance.now() + SETTLES);
  }, { capture: true });
  for (const own of ['wheel', 'touchmove', 'keydown']) addEventListener(own, () => { held = null; }, { capture: true, passive: true });
  // A field that is said to be wrong has the focus: it is what the reader looks at.
  addEventListener('focusin', e => {
    if (e.target instanceof Element && e.target.matches('[aria-invalid=true]')) held = null;
  });

  function hold(button: Element, top: number, until: number): void {
    requestAnimationFrame(() => {
      if (held !== button || !button.isConnected || performance.now() > until) return;
      const by = button.getBoundingClientRect().top - top;
      if (Math.abs(by) >= 1) scrollBy({ top: by, behavior: 'instant' });
      hold(button, top, until);
    });
  }
}
