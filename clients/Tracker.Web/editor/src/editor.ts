import Quill, { Delta } from 'quill/core.js';
import { Cursors } from './cursors';
import { BLOCK, INLINE, registerFormats } from './formats';
import type { Host, Options } from './host';
import { bindings } from './keyboard';
import { Labels } from './labels';
import { CleanClipboard } from './paste';
import { nativeRange } from './rectangles';
import { selected, SelectionReporter } from './selection';
import { Sync } from './sync';
import { Toolbar } from './toolbar';
import { NoUploads, Undo } from './undo';
import './editor.css';

registerFormats();
Quill.register({ 'modules/history': Undo, 'modules/uploader': NoUploads, 'modules/clipboard': CleanClipboard }, true);

/** An editor in this element, driven by the component behind `host`. Texts and changes are Deltas as JSON. */
export function create(element: HTMLElement, host: Host, options: string, toolbar: HTMLElement | null): Editor {
  return new Editor(element, host, JSON.parse(options), toolbar);
}

export function setPageTitle(title: string): void {
  document.title = title;
}

class Editor {
  private readonly quill: Quill;
  private readonly sync: Sync;
  private readonly cursors: Cursors;
  private readonly labels: Labels;
  private readonly selection: SelectionReporter | null;
  private readonly toolbar: Toolbar | null = null;

  constructor(element: HTMLElement, host: Host, options: Options, toolbar: HTMLElement | null) {
    this.quill = new Quill(element, {
      readOnly: options.readOnly ?? false,
      placeholder: options.placeholder ?? '',
      modules: {
        history: { undo: () => host.invokeMethod('OnUndo'), redo: () => host.invokeMethod('OnRedo') },
        keyboard: { bindings: bindings({ comment: () => this.comment(host), link: () => this.toolbar?.links.open(), toolbar: () => this.toolbar?.focus() }) },
      },
    });
    describe(this.quill.root, options);
    this.cursors = new Cursors(this.quill, place => this.sync.onScreen(place));
    this.labels = new Labels(this.quill);
    this.sync = new Sync(this.quill, host, options.me ?? '', () => this.cursors.redraw());
    this.selection = options.readOnly ? null : new SelectionReporter(this.quill, host, this.sync);
    if (toolbar) this.toolbar = new Toolbar(this.quill, toolbar, () => this.comment(host), host, (name, value) => this.format(name, value));
  }

  setText(text: string): void {
    this.sync.whole(new Delta(JSON.parse(text)));
    this.cursors.redraw();
  }

  /** A change that others made, or that the engine made of what was typed; shown by the next {@link flush}. */
  apply(change: string): void {
    this.sync.hold(new Delta(JSON.parse(change)));
  }

  flush(): void {
    this.sync.flush();
  }

  /** Replaces the selection with a text, as if it were typed. */
  insert(text: string): void {
    const range = selected(this.quill);
    const inserted = new Delta(JSON.parse(text));
    this.quill.updateContents(new Delta().retain(range.index).delete(range.length).concat(inserted), 'user');
    this.quill.setSelection(range.index + inserted.length(), 0, 'silent');
  }

  setCursors(json: string): void {
    this.cursors.set(JSON.parse(json));
  }

  setNames(names: string): void {
    this.labels.set(JSON.parse(names));
  }

  showAuthors(shown: boolean): void {
    this.quill.container.classList.toggle('ed-authors', shown);
    this.labels.hide();
  }

  setLabel(label: string): void {
    this.quill.root.setAttribute('aria-label', label);
  }

  setEnabled(enabled: boolean): void {
    this.quill.enable(enabled);
    this.quill.root.setAttribute('aria-readonly', String(!enabled));
    this.toolbar?.enable(enabled);
  }

  format(name: string, value: unknown): void {
    const range = selected(this.quill);
    if (!this.quill.hasFocus()) this.quill.setSelection(range.index, range.length, 'silent');
    if (name === 'plain') this.plain();
    else this.quill.format(name, value, 'user');
  }

  select(from: number, to: number): void {
    const [first, end] = [this.sync.onScreen(from), this.sync.onScreen(to)];
    this.quill.setSelection(first, end - first, 'user');
    const at = nativeRange(this.quill, first, first)?.startContainer;
    const element = at instanceof Element ? at : at?.parentElement;
    element?.scrollIntoView({ block: 'center' });
  }

  dispose(): void {
    this.selection?.dispose();
    this.sync.dispose();
    this.toolbar?.dispose();
    this.cursors.dispose();
    this.labels.dispose();
    this.quill.disable();
  }

  private comment(host: Host): void {
    this.selection?.report();
    host.invokeMethod('OnComment');
  }

  /** Quill's own clearing would take the record's marks with it. */
  private plain(): void {
    const range = this.quill.getSelection(true);
    if (!range) return;
    this.quill.formatText(range.index, range.length, Object.fromEntries(INLINE.map(name => [name, false])), 'user');
    this.quill.formatLine(range.index, range.length, Object.fromEntries(BLOCK.map(name => [name, false])), 'user');
  }
}

function describe(root: HTMLElement, options: Options): void {
  root.setAttribute('role', 'textbox');
  root.setAttribute('aria-multiline', 'true');
  root.setAttribute('aria-label', options.label);
  if (options.describedBy) root.setAttribute('aria-describedby', options.describedBy);
  if (!options.readOnly) return;
  root.setAttribute('aria-readonly', 'true');
  root.tabIndex = 0;
}
