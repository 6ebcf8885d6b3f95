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
