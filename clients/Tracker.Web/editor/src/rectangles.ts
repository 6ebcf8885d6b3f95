import type Quill from 'quill/core.js';

export interface Box { left: number; top: number; width: number; height: number }

/** The boxes of a range on the screen, one a line, from the container's corner; none for an empty range. */
export function rectangles(quill: Quill, from: number, to: number): Box[] {
  if (to <= from) return [];
  const range = nativeRange(quill, from, to);
  const origin = quill.container.getBoundingClientRect();
  return range
    ? [...range.getClientRects()].filter(r => r.width > 0).map(r => ({ left: r.left - origin.left, top: r.top - origin.top, width: r.width, height: r.height }))
    : [];
}

/** Where a caret stands, from the container's corner. Quill takes every letter to run from left to right. */
export function caret(quill: Quill, at: number): Box | null {
  const rect = nativeRange(quill, at, at)?.getClientRects()[0];
  if (!rect) return quill.getBounds(at);
  const origin = quill.container.getBoundingClientRect();
  return { left: rect.left - origin.left, top: rect.top - origin.top, width: 0, height: rect.height };
}

export function nativeRange(quill: Quill, from: number, to: number): Range | null {
  const [start, startAt] = quill.getLeaf(from);
  const [end, endAt] = quill.getLeaf(to);
  if (!start || !end) return null;
  const range = document.createRange();
  const [startNode, startOffset] = start.position(startAt, true);
  const [endNode, endOffset] = end.position(endAt, true);
  range.setStart(startNode, startOffset);
  range.setEnd(endNode, endOffset);
  return range;
}
