import type Quill from 'quill/core.js';
import { Delta, Range } from 'quill/core.js';
import type { Host } from './host';
import { heard, shown } from './marks';
import { holdingScroll } from './scroll';
import { selected } from './selection';

/** Time left to typing after showing others' changes, as a multiple of what that took. */
const REST = 3;

/**
 * Keeps the screen equal to the client engine's text. The engine is always ahead: a change of others that could not be shown
 * yet (a word is being composed, or keys are still to be read) waits here, and what is typed meanwhile is moved over it.
 */
export class Sync {
  private waiting: Delta | null = null;
  private reporting = false;
  private forward = false;
  private later: ReturnType<typeof setTimeout> | undefined;
  private restUntil = 0;
  private wholes = 0;
  private caret: Range | null = null;

  constructor(private readonly quill: Quill, private readonly host: Host, private readonly me: string, private readonly moved: () => void) {
    quill.on('text-change', (change, _before, source) => {
      if (source === 'user') this.typed(change);
    });
    quill.on('composition-end', () => queueMicrotask(() => this.flush()));
    quill.root.addEventListener('keydown', e => {
      this.forward = e.key === 'Delete';
    }, { capture: true });
  }

  whole(text: Delta): void {
    this.wholes++;
    this.waiting = this.caret = null;
    const range = this.quill.hasFocus() ? this.quill.getSelection() : null;
    this.quill.setContents(shown(text), 'silent');
    if (range) this.quill.setSelection(Math.min(range.index, this.quill.getLength() - 1), 0, 'silent');
  }

  /** A change of the engine's text. It is shown by the next flush: several belong together. */
  hold(change: Delta): void {
    this.waiting = this.waiting ? this.waiting.compose(change) : change;
  }

  /** A range of the screen in the engine's text. */
  inText(range: Range): Range {
    return this.waiting ? along(range, this.waiting) : range;
  }

  /** A place of the engine's text on the screen; text that is not shown yet has the place where it will appear. */
  onScreen(place: number): number {
    if (!this.waiting) return place;
    const back = this.waiting.ops.map(op => typeof op.insert === 'string' ? { delete: op.insert.length } : op.delete ? { insert: ' '.repeat(op.delete) } : op);
    return new Delta(back).transformPosition(place, true);
  }

  dispose(): void {
    clearTimeout(this.later);
  }

  /** Shows what waits. In a long text that takes a while; then several changes are shown at once, so that typing stays fluent. */
  flush(): void {
    if (this.quill.composition.isComposing || this.reporting) return;
    const rest = this.restUntil - performance.now();
    if (rest > 0) {
      this.later ??= setTimeout(() => { this.later = undefined; this.flush(); }, rest);
      return;
    }
    const started = performance.now();
    this.quill.update('user');
    const change = this.waiting;
    this.waiting = null;
    if (!change || change.length() === 0) return;
    this.show(shown(change));
    const ended = performance.now();
    this.restUntil = ended + REST * (ended - started);
  }

  private typed(typed: Delta): void {
    const { sent, correction } = heard(typed, this.me);
    let change = sent;
    if (this.waiting) {
      change = this.waiting.transform(sent, true);
      this.waiting = sent.transform(this.waiting, false);
    }
    const range = behind(typed) ?? this.quill.selection.getRange()[0];
    const caret = this.inText(range ?? selected(this.quill));
    const wholes = this.wholes;
    this.reporting = true;
    try {
      if (change.length() > 0) this.host.invokeMethod('OnChange', JSON.stringify(change), caret.index, caret.index + caret.length);
    } finally {
      this.reporting = false;
    }
    // What was refused is gone from the screen, and what would mark it with it.
    if (wholes !== this.wholes) return;
    const answer = this.waiting;
    this.waiting = null;
    const fix = answer ? correction.compose(shown(answer)) : correction;
    if (fix.length() === 0) return;
    this.show(fix);
    if (range) this.keepCaret(range, fix);
  }

  private show(change: Delta): void {
    holdingScroll(this.quill, () => {
      if (this.quill.hasFocus()) this.quill.updateContents(change, 'silent');
      else unfocused(this.quill, change);
    });
    if (this.caret) this.caret = along(this.caret, change);
    this.moved();
  }

  /**
   * Quill puts the caret back to the node where it was, which may by now be that of a mark before it. The Delete key, where it
   * only suggests, goes behind what was marked, so that the next press marks the next.
   */
  private keepCaret(range: Range, fix: Delta): void {
    this.caret = along(range, fix, !this.forward);
    queueMicrotask(() => {
      const { caret } = this;
      this.caret = null;
      if (caret && this.quill.hasFocus() && !this.quill.composition.isComposing) this.quill.setSelection(caret.index, caret.length, 'silent');
    });
  }
}

function along(range: Range, change: Delta, before = true): Range {
  const [from, to] = [range.index, range.index + range.length].map(at => change.transformPosition(at, before));
  return new Range(from!, to! - from!);
}

/** The caret after a typed change, which Quill does not know yet while it reads the change; null if it only formats. */
function behind(typed: Delta): Range | null {
  let at = 0;
  let end: number | null = null;
  for (const op of typed.ops) {
    if (typeof op.retain === 'number') at += op.retain;
    else if (typeof op.insert === 'string') end = at += op.insert.length;
    else end = at;
  }
  return end === null ? null : new Range(end, 0);
}

/** Quill puts the caret back after a change, which would take the focus from a button; here only the place of the caret moves. */
function unfocused(quill: Quill, change: Delta): void {
  const mine = quill as unknown as { getSelection?: unknown };
  mine.getSelection = () => null;
  try {
    quill.updateContents(change, 'silent');
  } finally {
    delete mine.getSelection;
  }
  const { lastRange, savedRange } = quill.selection;
  quill.selection.savedRange = along(savedRange, change);
  if (lastRange) quill.selection.lastRange = along(lastRange, change);
}
