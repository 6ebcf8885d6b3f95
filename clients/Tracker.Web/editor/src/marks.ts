import { Delta } from 'quill/core.js';
import { LINE_MARKS } from './formats';

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

/**
 * A typed change for the engine, and the correction that the screen then needs. The engine removes marks that typed text inherits
 * and sends that back; it does not send back the author mark of new text.
 */
export function heard(typed: Delta, me: string): { sent: Delta; correction: Delta } {
  const sent = new Delta();
  const correction = new Delta();
  for (const op of typed.ops) {
    const own = Object.entries(op.attributes ?? {}).filter(([name]) => !LINE_MARKS.includes(name));
    const attributes = own.length > 0 ? Object.fromEntries(own) : undefined;
    if (typeof op.insert === 'string') {
      sent.insert(op.insert, attributes);
      const fix: Record<string, unknown> = {};
      for (const name of LINE_MARKS) if (op.attributes && name in op.attributes) fix[name] = null;
      if (me && !op.attributes?.author && op.insert !== '\n') fix.author = me;
      correction.retain(op.insert.length, Object.keys(fix).length > 0 ? fix : undefined);
    } else if (typeof op.retain === 'number') {
      sent.retain(op.retain, attributes);
      correction.retain(op.retain);
    } else if (typeof op.delete === 'number') {
      sent.delete(op.delete);
    }
  }
  return { sent: sent.chop(), correction: correction.chop() };
}
