/** One replaced passage: what of a text from `from` to `to` becomes `text`. */
export interface Change {
  from: number;
  to: number;
  text: string;
}

/** The smallest change that makes one text of another. It never cuts a surrogate pair. */
export function between(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  if (from > 0 && isHigh(before.charCodeAt(from - 1))) from--;
  let same = 0;
  while (same < most - from && before.at(-1 - same) === after.at(-1 - same)) same++;
  if (same > 0 && isLow(before.charCodeAt(before.length - same))) same--;
  return { from, to: before.length - same, text: after.slice(from, after.length - same) };
}

/** Where a place of the text is after a change; a place in what was replaced goes behind what replaced it, one at its start may stay. */
export function moved(place: number, change: Change, stays = true): number {
  if (place < change.from || (stays && place === change.from)) return place;
  if (place >= change.to) return place + change.text.length - (change.to - change.from);
  return change.from + change.text.length;
}

/** A change as it is after another change of the same text. Where both replaced the same, both texts stay. */
export function over(change: Change, earlier: Change): Change {
  const apart = change.to <= earlier.from || change.from >= earlier.to;
  const [from, to] = [moved(change.from, earlier), moved(change.to, earlier)];
  return apart ? { from, to, text: change.text } : { from: to, to, text: change.text };
}

export function applied(text: string, change: Change): string {
  return text.slice(0, change.from) + change.text + text.slice(change.to);
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
