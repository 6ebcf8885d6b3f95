import type Quill from 'quill/core.js';
import type { Range } from 'quill/core.js';
import type { Host } from './host';
import type { Sync } from './sync';

const PAUSE = 100;

/** What is selected, or was before the focus went to a button or a field. */
export function selected(quill: Quill): Range {
  return (quill.hasFocus() ? quill.selection.getRange()[0] : null) ?? quill.selection.lastRange ?? quill.selection.savedRange;
}

/** Tells the component where the caret is: at most ten times a second, and when the text is left for a button that asks for it. */
export class SelectionTold {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly left = () => this.tell();

  constructor(private readonly quill: Quill, private readonly host: Host, private readonly sync: Sync) {
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
    // While a word is composed, the places behind it are not known; it is told when it stands.
    if (this.quill.composition.isComposing) return;
    const range = this.sync.inText(selected(this.quill));
    this.host.invokeMethod('OnSelection', range.index, range.index + range.length);
  }
}
