import type Quill from 'quill/core.js';
import type { Host } from './host';
import { LinkForm } from './link-form';

/** Behaviour of the toolbar that the Razor component writes: one stop of the Tab key, arrow keys inside, pressed states. */
export class Toolbar {
  private readonly stop = new AbortController();
  readonly links: LinkForm;

  constructor(
    private readonly quill: Quill,
    private readonly bar: HTMLElement,
    private readonly comment: () => void,
    private readonly host: Host,
    private readonly format: (name: string, value: unknown) => void,
  ) {
    const { signal } = this.stop;
    this.links = new LinkForm(quill, bar, format, signal);
    bar.addEventListener('click', e => this.press(e), { signal });
    bar.addEventListener('keydown', e => this.move(e), { signal });
    // A press with the pointer leaves the selection where it is.
    bar.addEventListener('mousedown', e => { if ((e.target as Element).closest('button')) e.preventDefault(); }, { signal });
    this.rove(this.buttons[0]);
    quill.on('editor-change', () => this.reflect());
  }

  focus(): void {
    (this.buttons.find(b => b.tabIndex === 0) ?? this.buttons[0])?.focus();
  }

  enable(enabled: boolean): void {
    for (const button of this.buttons) button.setAttribute('aria-disabled', String(!enabled));
  }

  dispose(): void {
    this.stop.abort();
  }

  private get buttons(): HTMLButtonElement[] {
    return [...this.bar.querySelectorAll<HTMLButtonElement>('button[data-format], button[data-act]')];
  }

  private rove(to: HTMLButtonElement | undefined): void {
    for (const button of this.buttons) button.tabIndex = button === to ? 0 : -1;
  }

  private move(e: KeyboardEvent): void {
    const buttons = this.buttons;
    const at = buttons.indexOf(e.target as HTMLButtonElement);
    if (at < 0) return;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[e.key];
    if (e.key === 'Escape') this.quill.focus();
    else if (to === undefined) return;
    else {
      const next = buttons[(to + buttons.length) % buttons.length];
      this.rove(next);
      next?.focus();
    }
    e.preventDefault();
  }

  private press(e: Event): void {
    const button = (e.target as Element).closest<HTMLButtonElement>('button[data-format], button[data-act]');
    if (!button || button.getAttribute('aria-disabled') === 'true') return;
    this.rove(button);
    const { format, value, act } = button.dataset;
    if (format) this.format(format, this.isPressed(format, value) ? false : parsed(value));
    else if (act === 'undo') this.host.invokeMethod('OnUndo');
    else if (act === 'redo') this.host.invokeMethod('OnRedo');
    else if (act === 'comment') this.comment();
    else if (act === 'link') this.links.open();
    else if (act === 'plain') this.format('plain', true);
  }

  private reflect(): void {
    const range = this.quill.selection.lastRange;
    if (!range) return;
    for (const button of this.buttons) {
      const { format, value } = button.dataset;
      if (!format || format === 'indent') continue;
      const pressed = String(this.isPressed(format, value));
      if (button.getAttribute('aria-pressed') !== pressed) button.setAttribute('aria-pressed', pressed);
    }
  }

  private isPressed(format: string, value: string | undefined): boolean {
    const range = this.quill.selection.lastRange;
    if (!range || format === 'indent') return false;
    const now = this.quill.getFormat(range.index, range.length)[format];
    return value === undefined ? now === true : value === 'check' ? now === 'checked' || now === 'unchecked' : String(now) === value;
  }
}

function parsed(value: string | undefined): unknown {
  return value === undefined ? true : value === 'check' ? 'unchecked' : /^\d$/.test(value) ? Number(value) : value;
}
