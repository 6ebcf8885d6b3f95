import type Quill from 'quill/core.js';
import type { Range } from 'quill/core.js';
import type { Host } from './host';

const PAUSE = 100;

/** What is selected, or was before the focus went to a button or a field. */
export function selected(quill: Quill): Range {
  return quill.selection.lastRange ?? quill.selection.savedRange;
}

/** Tells the component where the caret is: at most ten times a second, and when the text is left for a button that asks for it. */
export class SelectionTold {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private told = '';
  private readonly left = () => this.tell();

  constructor(private readonly quill: Quill, private readonly host: Host) {
    quill.on('editor-change', () => {
      this.timer ??= setTimeout(() => this.tell(), PAUSE);
    });
    quill.root.addEventListener('blur', this.left);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.quill.root.removeEventListener('blur', this.left);
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
