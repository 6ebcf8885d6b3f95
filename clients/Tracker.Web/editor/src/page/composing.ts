import { beginComposing, endComposing, isComposing, isField, showWaiting } from './fields';

/** While an input method composes a word in a field, the page hears nothing of it: neither half a word nor a letter to be replaced. */
export function holdWhileComposing(): void {
  addEventListener('compositionstart', e => {
    if (isField(e.target)) beginComposing(e.target);
  }, { capture: true });
  addEventListener('input', e => {
    if (isComposing(e.target)) e.stopImmediatePropagation();
  }, { capture: true });
  addEventListener('compositionend', e => {
    const field = e.target;
    if (!isField(field) || !isComposing(field)) return;
    endComposing();
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    showWaiting(field);
  }, { capture: true });
}
