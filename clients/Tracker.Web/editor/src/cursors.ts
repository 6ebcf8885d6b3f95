import type Quill from 'quill/core.js';
import type { Cursor } from './host';
import { caret, rectangles } from './rectangles';

/** Carets and selections of others, drawn over the text and never part of it. */
export class Cursors {
  private cursors: Cursor[] = [];
  private readonly layer: HTMLElement;
  private readonly size: ResizeObserver;
  private drawing = 0;

  /** @param onScreen where a place of the engine's text is on the screen */
  constructor(private readonly quill: Quill, private readonly onScreen: (place: number) => number) {
    this.layer = quill.addContainer('ed-cursors');
    // Screen readers use the list of people; here it would interrupt the text.
    this.layer.setAttribute('aria-hidden', 'true');
    this.size = new ResizeObserver(() => this.redraw());
    this.size.observe(quill.root);
  }

  set(cursors: Cursor[]): void {
    this.cursors = cursors;
    this.redraw();
  }

  dispose(): void {
    cancelAnimationFrame(this.drawing);
    this.size.disconnect();
  }

  redraw(): void {
    cancelAnimationFrame(this.drawing);
    this.drawing = requestAnimationFrame(() => this.layer.replaceChildren(...this.cursors.flatMap(c => this.draw(c))));
  }

  private draw(cursor: Cursor): HTMLElement[] {
    const last = this.quill.getLength() - 1;
    const [first, end] = [cursor.from, cursor.to].map(at => Math.min(this.onScreen(at), last)) as [number, number];
    const [from, to] = [Math.min(first, end), Math.max(first, end)];
    const parts = rectangles(this.quill, from, to).map(r => place(r, 'ed-selection', cursor.pattern));
    const at = caret(this.quill, end);
    if (!at) return parts;
    const line = place({ left: at.left, top: at.top, width: 0, height: at.height }, 'ed-caret', cursor.pattern);
    const flag = document.createElement('span');
    flag.className = 'ed-flag';
    flag.textContent = from === to ? cursor.name : `${cursor.name} ${cursor.label}`;
    if (at.left > this.quill.container.clientWidth / 2) flag.classList.add('ed-flag-left');
    if (at.top < 24) flag.classList.add('ed-flag-below');
    line.append(flag);
    return [...parts, line];
  }
}

function place(at: { left: number; top: number; width: number; height: number }, kind: string, pattern: number): HTMLElement {
  const part = document.createElement('div');
  part.className = `${kind} pattern-${pattern % 10}`;
  Object.assign(part.style, { left: `${at.left}px`, top: `${at.top}px`, width: `${at.width}px`, height: `${at.height}px` });
  return part;
}
