import type Quill from 'quill/core.js';
import type { Author } from './host';

/** Shows the author of marked text next to it while the pointer or the caret is in it. */
export class Labels {
  private authors: Author[] = [];
  private readonly label: HTMLElement;
  private readonly sheet = new CSSStyleSheet();
  private shownFor: Element | null = null;

  constructor(private readonly quill: Quill) {
    this.label = quill.addContainer('ed-label');
    this.label.hidden = true;
    document.adoptedStyleSheets.push(this.sheet);
    quill.root.addEventListener('pointerover', e => this.show(e.target as Node));
    quill.root.addEventListener('pointerleave', () => this.hide());
    quill.on('selection-change', range => {
      if (!range) this.hide();
      else this.show(document.getSelection()?.anchorNode ?? null);
    });
  }

  set(authors: Author[]): void {
    this.authors = authors;
    const rules = authors.map(a => `.ed-authors [data-author="${CSS.escape(a.id)}"] { --wrote: var(--pattern-${a.pattern % 10}); }`);
    this.sheet.replaceSync(rules.join('\n'));
  }

  hide(): void {
    this.label.hidden = true;
    this.shownFor = null;
  }

  dispose(): void {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(s => s !== this.sheet);
  }

  private show(node: Node | null): void {
    const element = node instanceof Element ? node : node?.parentElement;
    const marked = element?.closest('[data-suggestion], [data-author], [data-added], [data-removed], [data-changed]') ?? null;
    const text = marked && this.quill.root.contains(marked) ? this.sentence(marked) : null;
    if (!marked || !text) return this.hide();
    if (this.shownFor === marked) return;
    this.shownFor = marked;
    this.label.textContent = text;
    this.label.hidden = false;
    const at = marked.getClientRects()[0] ?? marked.getBoundingClientRect();
    const origin = this.quill.container.getBoundingClientRect();
    const left = Math.max(0, Math.min(at.left - origin.left, origin.width - this.label.offsetWidth));
    Object.assign(this.label.style, { left: `${left}px`, top: `${at.bottom - origin.top + 2}px` });
  }

  private sentence(marked: Element): string | null {
    const value = (name: string) => marked.closest(`[data-${name}]`)?.getAttribute(`data-${name}`) ?? null;
    const author = (id: string) => this.authors.find(a => a.id === id)?.name ?? id;
    if (marked.closest('del')) return `${author(value('deletion-author') ?? 'Someone')} suggests deleting this`;
    if (marked.closest('ins')) return `${author(value('author') ?? 'Someone')} suggests inserting this`;
    for (const [name, word] of [['added', 'Added'], ['removed', 'Deleted'], ['changed', 'Formatted']] as const) {
      const by = value(name);
      if (by) return `${word} by ${author(by)}`;
    }
    const wrote = value('author');
    if (!wrote || !this.quill.container.classList.contains('ed-authors')) return null;
    const accepted = value('accepted');
    return `Written by ${author(wrote)}` + (accepted ? `, accepted by ${author(accepted)}` : '');
  }
}
