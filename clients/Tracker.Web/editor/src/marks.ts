import { Delta } from 'quill/core.js';
import type { AttributeMap } from 'quill/core.js';
import { MARKS } from './formats';

const onLines = ['insertion', 'deletion'];

/** A change of the record as Quill shows it: a mark on a line's end becomes one of the line. */
export function shown(change: Delta): Delta {
  return new Delta(change.ops.map(op => {
    const extra = onLines.filter(name => op.attributes && name in op.attributes);
    if (extra.length === 0) return op;
    const attributes = { ...op.attributes };
    for (const name of extra) attributes[`line-${name}`] = attributes[name];
    return { ...op, attributes };
  }));
}

function split(attributes: AttributeMap | undefined): { own?: AttributeMap; marks: string[] } {
  if (!attributes) return { marks: [] };
  const own = Object.entries(attributes).filter(([name]) => !MARKS.includes(name));
  return {
    own: own.length > 0 ? Object.fromEntries(own) : undefined,
    marks: Object.keys(attributes).filter(name => MARKS.includes(name)),
  };
}

/** A change without the marks that typing beside marked text inherits, and what takes them off the screen again. */
export function withoutMarks(change: Delta): { sent: Delta; correction: Delta } {
  const sent = new Delta();
  const correction = new Delta();
  for (const op of change.ops) {
    const { own, marks } = split(op.attributes);
    if (typeof op.insert === 'string') {
      sent.insert(op.insert, own);
      correction.retain(op.insert.length, marks.length > 0 ? Object.fromEntries(marks.map(m => [m, null])) : undefined);
    } else if (typeof op.retain === 'number') {
      sent.retain(op.retain, own);
      correction.retain(op.retain);
    } else if (typeof op.delete === 'number') {
      sent.delete(op.delete);
    }
  }
  return { sent: sent.chop(), correction: correction.chop() };
}
