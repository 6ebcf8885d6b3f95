import type Quill from 'quill/core.js';
import { Delta } from 'quill/core.js';
import type { Host } from './host';
import { heard, shown } from './marks';
import { holdingScroll } from './scroll';

/** Time left to typing after showing others' changes, as a multiple of what that took. */
const REST = 3;

/**
 * Keeps the screen equal to the client engine's text. The engine is always ahead: a change of others that could not be shown
 * yet (a word is being composed, or keys are still to be read) waits here, and what is typed meanwhile is moved over it.
 */
export class Sync {
  private waiting: Delta | null = null;
  private telling = false;
  private forward = false;
  private later: ReturnType<typeof setTimeout> | undefined;
  private restUntil = 0;
  private wholes = 0;

  constructor(private readonly quill: Quill, private readonly host: Host, private readonly me: string, private readonly moved: (change: Delta) => void) {
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
    this.waiting = null;
    const range = this.quill.hasFocus() ? this.quill.getSelection() : null;
    this.quill.setContents(shown(text), 'silent');
    if (range) this.quill.setSelection(Math.min(range.index, this.quill.getLength() - 1), 0, 'silent');
  }

  /** A change of the engine's text. It is shown by the next flush: several belong together. */
  hold(change: Delta): void {
    this.waiting = this.waiting ? this.waiting.compose(change) : change;
  }

  get isBehind(): boolean {
    return this.waiting !== null;
  }

  dispose(): void {
    clearTimeout(this.later);
  }

  /** Shows what waits. In a long text that takes a while; then several changes are shown at once, so that typing stays fluent. */
  flush(): void {
    if (this.quill.composition.isComposing || this.telling) return;
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
    this.show(shown(change), false);
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
    const [range] = this.quill.selection.getRange();
    const wholes = this.wholes;
    this.telling = true;
    try {
      if (change.length() > 0) this.host.invokeMethod('OnChange', JSON.stringify(change), range?.index ?? 0, range ? range.index + range.length : 0);
    } finally {
      this.telling = false;
    }
    // What was refused is gone from the screen, and what would mark it with it.
    if (wholes !== this.wholes) return;
    const answer = this.waiting;
    this.waiting = null;
    const fix = answer ? correction.compose(shown(answer)) : correction;
    if (fix.length() > 0) this.show(fix, this.forward);
  }

  private show(change: Delta, past: boolean): void {
    holdingScroll(this.quill, () => {
      if (this.quill.hasFocus()) this.quill.updateContents(change, 'silent');
      else unfocused(this.quill, () => this.quill.updateContents(change, 'silent'));
    });
    if (past) this.stepOver(change);
    this.moved(change);
  }

  /** The Delete key, where it only suggests: the caret goes behind what was marked, so that the next press marks the next. */
  private stepOver(change: Delta): void {
    const range = this.quill.selection.lastRange;
    if (!range || range.length > 0) return;
    const behind = change.transformPosition(range.index);
    if (behind > range.index) this.quill.setSelection(behind, 0, 'silent');
  }
}

/** Quill puts the caret back after a change, which would take the focus from a button. */
function unfocused(quill: Quill, change: () => void): void {
  const saved = quill as unknown as { getSelection?: unknown };
  saved.getSelection = () => null;
  try {
    change();
  } finally {
    delete saved.getSelection;
  }
}
