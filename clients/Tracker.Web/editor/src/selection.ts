import type Quill from 'quill/core.js';
import type { Host } from './host';

const PAUSE = 100;

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

  private tell(): void {
    this.timer = undefined;
    const range = this.quill.selection.lastRange;
    if (!range) return;
    const now = `${range.index}+${range.length}`;
    if (now === this.told) return;
    this.told = now;
    void this.host.invokeMethodAsync('OnSelection', range.index, range.index + range.length);
  }
}
