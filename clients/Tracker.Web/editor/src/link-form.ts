import type Quill from 'quill/core.js';
import { isSafeLink } from './links';
import { selected } from './selection';

/** The row under the toolbar where the address of a link is written. */
export class LinkForm {
  private readonly form: HTMLFormElement | null;
  private readonly address: HTMLInputElement | null;

  constructor(private readonly quill: Quill, bar: HTMLElement, private readonly format: (name: string, value: unknown) => void, signal: AbortSignal) {
    this.form = bar.parentElement?.querySelector<HTMLFormElement>('form.ed-link') ?? null;
    this.address = this.form?.querySelector('input') ?? null;
    this.form?.addEventListener('submit', e => { e.preventDefault(); this.apply(); }, { signal });
    this.form?.addEventListener('click', e => this.press(e), { signal });
    this.form?.addEventListener('keydown', e => { if (e.key === 'Escape') this.close(); }, { signal });
  }

  open(): void {
    if (!this.form || !this.address) return;
    const range = selected(this.quill);
    const link = this.quill.getFormat(range.index, range.length).link;
    this.address.value = typeof link === 'string' ? link : 'https://';
    this.say('');
    this.form.hidden = false;
    this.address.focus();
    this.address.select();
  }

  private apply(): void {
    const address = this.address?.value.trim() ?? '';
    if (!isSafeLink(address)) return this.say('A link starts with https://, http:// or mailto: and contains no spaces.');
    this.set(address);
  }

  private press(e: Event): void {
    const act = (e.target as HTMLElement).dataset.act;
    if (act === 'remove') this.set(false);
    else if (act === 'cancel') this.close();
  }

  /** At a bare caret the whole link is meant, or the address itself becomes the text. */
  private set(link: string | false): void {
    const range = selected(this.quill);
    if (range.length === 0) {
      const [leaf, offset] = this.quill.getLeaf(range.index);
      const existing = leaf && this.quill.getFormat(range.index).link;
      if (leaf && existing) this.quill.formatText(range.index - offset, leaf.length(), 'link', link, 'user');
      else if (link) this.quill.insertText(range.index, link, { link }, 'user');
    } else {
      this.format('link', link);
    }
    this.close();
  }

  private close(): void {
    if (this.form) this.form.hidden = true;
    this.quill.focus();
  }

  private say(sentence: string): void {
    const place = this.form?.querySelector('[role=alert]');
    if (place) place.textContent = sentence;
    this.address?.setAttribute('aria-invalid', String(sentence !== ''));
  }
}
