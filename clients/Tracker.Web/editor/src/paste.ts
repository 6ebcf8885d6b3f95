import { Delta } from 'quill/core.js';
import type { Range } from 'quill/core.js';
import Clipboard from 'quill/modules/clipboard.js';
import { BLOCK, INLINE } from './formats';
import { isSafeLink } from './links';
import { flattenTables, keepTabs, TAB } from './tables';

const LISTS = ['ordered', 'bullet', 'checked', 'unchecked'];

/** What a pasted attribute may be; everything else falls away and its text stays. */
function allowed(name: string, value: unknown): boolean {
  switch (name) {
    case 'link': return typeof value === 'string' && value.length <= 2000 && isSafeLink(value);
    case 'header': return value === 1 || value === 2 || value === 3;
    case 'list': return LISTS.includes(String(value));
    case 'indent': return typeof value === 'number' && value >= 1 && value <= 8;
    default: return value === true && (INLINE.includes(name) || BLOCK.includes(name));
  }
}

export function cleaned(pasted: Delta): Delta {
  const clean = new Delta();
  for (const op of pasted.ops) {
    if (typeof op.insert !== 'string') continue;
    const attributes = Object.entries(op.attributes ?? {}).filter(([name, value]) => allowed(name, value));
    // Word writes no-break spaces and control characters where a person typed none.
    const words = op.insert.replaceAll(TAB, '\t').replace(/\u00a0/g, ' ').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
    clean.insert(words, Object.fromEntries(attributes));
  }
  return clean;
}

/** Pasted HTML is read by the browser's parser into a document that never runs, and only our formats come out of it. */
export class CleanClipboard extends Clipboard {
  convert(pasted: { html?: string; text?: string }, formats: Record<string, unknown> = {}): Delta {
    const text = pasted.text?.replace(/\r\n?/g, '\n');
    return cleaned(super.convert({ ...pasted, text }, formats));
  }

  convertHTML(html: string): Delta {
    const source = new DOMParser().parseFromString(html, 'text/html');
    // Word's style sheet stays: it says which of its paragraphs are lists.
    source.querySelectorAll('script, template, iframe, object, embed, noscript, img, svg, math, video, audio, title').forEach(e => e.remove());
    source.querySelectorAll('h4, h5, h6').forEach(e => {
      const heading = source.createElement('h3');
      heading.append(...e.childNodes);
      e.replaceWith(heading);
    });
    keepTabs(source);
    flattenTables(source);
    return super.convertHTML(source.documentElement.outerHTML);
  }

  /** In copied HTML a tab says that it is one, so that it can be pasted again. */
  onCopy(range: Range, isCut: boolean): { html: string; text: string } {
    const { html, text } = super.onCopy(range, isCut);
    return { html: html.replaceAll('\t', '<span style="white-space: pre">\t</span>'), text };
  }
}
