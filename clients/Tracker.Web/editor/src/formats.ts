import Quill, { Parchment } from 'quill/core.js';
import Blockquote from 'quill/formats/blockquote.js';
import Bold from 'quill/formats/bold.js';
import CodeBlock, { Code } from 'quill/formats/code.js';
import Header from 'quill/formats/header.js';
import Indent from 'quill/formats/indent.js';
import Italic from 'quill/formats/italic.js';
import Link from 'quill/formats/link.js';
import List from 'quill/formats/list.js';
import Strike from 'quill/formats/strike.js';
import Underline from 'quill/formats/underline.js';
import Block from 'quill/blots/block.js';
import Inline from 'quill/blots/inline.js';
import { isSafeLink } from './links';

/** What a person can set. */
export const INLINE = ['bold', 'italic', 'underline', 'strike', 'code', 'link'];
export const BLOCK = ['header', 'list', 'indent', 'blockquote', 'code-block'];

/** Marks on a line's end, which Quill shows on the line: they are nowhere but on the screen. */
export const LINE_MARKS = ['line-insertion', 'line-deletion'];

class Heading extends Header {
  static tagName = ['H1', 'H2', 'H3'];
}

class SafeLink extends Link {
  static sanitize(url: string): string {
    return isSafeLink(url) ? url : this.SANITIZED_URL;
  }
}

/** A suggested insertion or deletion, as the element that says so to a screen reader. */
abstract class Suggestion extends Inline {
  static create(value: unknown): HTMLElement {
    const node = super.create() as HTMLElement;
    node.setAttribute('data-suggestion', String(value));
    return node;
  }

  static formats(node: HTMLElement): string | undefined {
    return node.getAttribute('data-suggestion') ?? undefined;
  }

  format(name: string, value: unknown): void {
    if (name === this.statics.blotName && value) this.domNode.setAttribute('data-suggestion', String(value));
    else super.format(name, value);
  }
}

class Insertion extends Suggestion {
  static blotName = 'insertion';
  static tagName = 'INS';
}

class Deletion extends Suggestion {
  static blotName = 'deletion';
  static tagName = 'DEL';
}

const { Attributor, Scope } = Parchment;
const inline = (name: string) => new Attributor(name, `data-${name}`, { scope: Scope.INLINE_ATTRIBUTE });
const line = (name: string) => new Attributor(name, `data-${name}`, { scope: Scope.BLOCK_ATTRIBUTE });

/** Every line runs in the direction of its first letter. All of Quill's lines are made by their common ancestor. */
function letLinesChooseTheirDirection(): void {
  const create = Block.create;
  Block.create = function (this: typeof Block, value?: unknown) {
    const line = create.call(this, value) as HTMLElement;
    line.setAttribute('dir', 'auto');
    return line;
  };
}

export function registerFormats(): void {
  letLinesChooseTheirDirection();
  // Marks stand inside code too.
  CodeBlock.allowedChildren = [...(CodeBlock.allowedChildren ?? []), Inline];
  Inline.order.push('deletion', 'insertion');
  Quill.register({
    'formats/blockquote': Blockquote,
    'formats/bold': Bold,
    'formats/code': Code,
    'formats/code-block': CodeBlock,
    'formats/header': Heading,
    'formats/indent': Indent,
    'formats/italic': Italic,
    'formats/link': SafeLink,
    'formats/list': List,
    'formats/strike': Strike,
    'formats/underline': Underline,
    'formats/insertion': Insertion,
    'formats/deletion': Deletion,
    'formats/line-insertion': line('line-insertion'),
    'formats/line-deletion': line('line-deletion'),
    'formats/author': inline('author'),
    'formats/deletion-author': inline('deletion-author'),
    'formats/accepted': inline('accepted'),
    'formats/added': inline('added'),
    'formats/removed': inline('removed'),
    'formats/changed': inline('changed'),
  }, true);
}
