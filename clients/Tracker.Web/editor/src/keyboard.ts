import type Quill from 'quill/core.js';
import type { Range } from 'quill/core.js';

export interface Keys {
  comment(): void;
  link(): void;
  toolbar(): void;
}

type Handler = (this: { quill: Quill }, range: Range, context: { format: Record<string, unknown> }) => boolean | void;
type Binding = { key: string; handler: Handler } & Record<string, unknown>;

/** Tab leaves the text; everything that Quill does with it has another key. */
export function bindings(keys: Keys): Record<string, Binding | null> {
  const none = [
    'tab', 'indent', 'outdent', 'remove tab', 'indent code-block', 'outdent code-block',
    'table tab', 'table enter', 'table backspace', 'table delete', 'table down', 'table up',
  ];
  const indent = (key: string, by: string): Binding => ({
    key, shortKey: true, handler() { this.quill.format('indent', by, 'user'); },
  });
  return {
    ...Object.fromEntries(none.map(name => [name, null])),
    'indent more': indent(']', '+1'),
    'indent less': indent('[', '-1'),
    'check': {
      key: 'Enter', shortKey: true, format: ['list'],
      handler(_range, context) {
        const list = context.format.list;
        if (list === 'checked' || list === 'unchecked') this.quill.format('list', list === 'checked' ? 'unchecked' : 'checked', 'user');
      },
    },
    'comment': { key: 'm', shortKey: true, altKey: true, handler: () => keys.comment() },
    'link': { key: 'k', shortKey: true, handler: () => keys.link() },
    'to toolbar': { key: 'F10', altKey: true, handler: () => keys.toolbar() },
  };
}
