import type Quill from 'quill/core.js';
import type { Range } from 'quill/core.js';
import type { Host } from './host';

const PAUSE = 100;

/** What is selected, or was before the focus went to a button or a field. */
export function selected(quill: Quill): Range {
  return quill.selection.lastRange ?? quill.selection.savedRange;
}

/** Tells the component where the caret is, at most ten times a second. */
export class SelectionTold {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private told = '';

  constructor(private readonly quill: Quill, private readonly host: Host) {
    quill.on('editor-change', () => {
      this.timer ??= setTimeout(() => this.tell(), PAUSE);
    });
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  /** Now, where something is about to be done with it. */
  tell(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const range = selected(this.quill);
    const now = `${range.index}+${range.length}`;
    if (now === this.told) return;
    this.told = now;
    void this.host.invokeMethodAsync('OnSelection', range.index, range.index + range.length);
  }
}
