/** Stands for a tab while HTML is read, where white space has no meaning. It is not a character of any text. */
export const TAB = '\ufdd0';

const BLOCKS = 'address, article, blockquote, br, dd, div, dl, dt, figure, h1, h2, h3, h4, h5, h6, hr, li, ol, p, pre, section, table, ul';
const WIDEST = 100;

/** Tabs that are meant: Word's, and those in text whose white space is kept. */
export function keepTabs(doc: Document): void {
  for (const tab of doc.querySelectorAll('[style*="mso-tab-count"]')) {
    const count = Number(/mso-tab-count:\s*(\d+)/.exec(tab.getAttribute('style') ?? '')?.[1] ?? 1);
    tab.replaceWith(TAB.repeat(Math.min(count, WIDEST)));
  }
  for (const kept of doc.querySelectorAll('[style*="white-space"]')) {
    if (!/white-space:\s*(pre|break-spaces)/.test(kept.getAttribute('style') ?? '')) continue;
    for (const text of texts(kept)) text.data = text.data.replaceAll('\t', TAB);
  }
}

/** The editor has no tables: each row becomes a line, with a tab between its cells, empty ones included. */
export function flattenTables(doc: Document): void {
  for (const table of [...doc.querySelectorAll('table')].reverse()) {
    const covered: number[] = [];
    const lines = [...table.rows].map(row => line(row, covered));
    if (table.caption) lines.unshift(paragraph(doc, cell(table.caption)));
    table.replaceWith(...lines);
  }
}

/** @param covered for each column, the number of rows that a cell above still covers */
function line(row: HTMLTableRowElement, covered: number[]): HTMLElement {
  const parts: Node[] = [];
  let column = 0;
  const put = (content: Node[], rows: number) => {
    if (column > 0) parts.push(row.ownerDocument.createTextNode(TAB));
    parts.push(...content);
    covered[column++] = rows - 1;
  };
  const skip = () => {
    while ((covered[column] ?? 0) > 0) put([], covered[column]!);
  };
  for (const one of row.cells) {
    skip();
    put(cell(one), one.rowSpan);
    for (let i = 1; i < Math.min(one.colSpan, WIDEST); i++) put([], one.rowSpan);
  }
  skip();
  return paragraph(row.ownerDocument, parts);
}

function paragraph(doc: Document, parts: Node[]): HTMLElement {
  const line = doc.createElement('p');
  line.append(...parts);
  return line;
}

/** The content of a cell in one line: its paragraphs are joined by a space. */
function cell(from: Element): Node[] {
  const all = from.ownerDocument.createElement('span');
  inline(from, all);
  let before = ' ';
  let last: Text | null = null;
  for (const text of texts(all)) {
    const words = text.data.replace(/[\s\ufdd0]+/g, ' ');
    text.data = before.endsWith(' ') ? words.trimStart() : words;
    if (text.data === '') continue;
    before = text.data;
    last = text;
  }
  if (last) last.data = last.data.trimEnd();
  return [...all.childNodes];
}

function inline(from: Node, to: Element): void {
  for (const child of [...from.childNodes]) {
    if (!(child instanceof Element)) to.append(child.cloneNode());
    else if (child.matches(BLOCKS)) {
      to.append(' ');
      inline(child, to);
      to.append(' ');
    } else {
      const same = child.cloneNode(false) as Element;
      inline(child, same);
      to.append(same);
    }
  }
}

function texts(of: Element): Text[] {
  const found: Text[] = [];
  const walker = of.ownerDocument.createTreeWalker(of, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found;
}
