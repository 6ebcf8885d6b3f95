import type Quill from 'quill/core.js';
import type { Range } from 'quill/core.js';
import type { Host } from './host';
import type { Sync } from './sync';

const PAUSE = 100;

/** What is selected, or was before the focus went to a button or a field. */
export function selected(quill: Quill): Range {
  return (quill.hasFocus() ? quill.selection.getRange()[0] : null) ?? quill.selection.lastRange ?? quill.selection.savedRange;
}

/** Reports the caret to the component: at most ten times a second, and when the focus leaves the text for a button. */
export class SelectionReporter {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly left = () => this.report();

  constructor(private readonly quill: Quill, private readonly host: Host, private readonly sync: Sync) {
    quill.on('editor-change', () => {
      this.timer ??= setTimeout(() => this.report(), PAUSE);
    });
    quill.root.addEventListener('blur', this.left);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.quill.root.removeEventListener('blur', this.left);
  }

  /** Reports now, before a button uses the selection. */
  report(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    // While a word is composed, the places behind it are not known.
    if (this.quill.composition.isComposing) return;
    const range = this.sync.inText(selected(this.quill));
    this.host.invokeMethod('OnSelection', range.index, range.index + range.length);
  }
}
