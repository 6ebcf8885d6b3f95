import type Quill from 'quill/core.js';

/** Makes a change while the viewed line keeps its place on the screen. */
export function holdingScroll(quill: Quill, change: () => void): void {
  const line = looked(quill);
  const before = line?.getBoundingClientRect().top ?? 0;
  change();
  if (!line?.isConnected) return;
  const moved = line.getBoundingClientRect().top - before;
  if (moved !== 0) window.scrollBy({ top: moved, behavior: 'instant' });
}

/** The line of the caret if it is on the screen, else the topmost visible line. */
function looked(quill: Quill): Element | null {
  const native = document.getSelection()?.anchorNode;
  const box = quill.root.getBoundingClientRect();
  if (box.bottom < 0 || box.top > innerHeight) return null;
  const own = native && quill.root.contains(native) ? lineOf(quill.root, native) : null;
  if (own) {
    const at = own.getBoundingClientRect();
    if (at.bottom > 0 && at.top < innerHeight) return own;
  }
  if (box.top >= 0) return null;
  // The bars at the top of the page are in front of the text.
  const top = document.elementsFromPoint(box.left + box.width / 2, 8).find(e => quill.root.contains(e));
  return lineOf(quill.root, top ?? quill.root);
}

function lineOf(root: Element, node: Node): Element | null {
  let at: Node | null = node;
  while (at && at.parentNode !== root) at = at.parentNode;
  return at instanceof Element ? at : null;
}
