import { applied, between, moved, over, type Change } from './change';

export type Field = HTMLInputElement | HTMLTextAreaElement;

/** What others changed in a field while it had the focus: the browser's undo has these steps too. */
const others = new WeakMap<Field, { before: string; after: string }[]>();

/** Values that the page set while a word was being composed. */
const waiting = new WeakMap<Field, string>();

let composing: EventTarget | null = null;
let writing = false;

export function isField(target: EventTarget | null): target is Field {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}

/**
 * A field owns its text. What the page sets as its value is written as the smallest change of it, so that caret, selection, scroll
 * and the browser's undo stay; while a word is being composed it waits.
 */
export function keepFields(): void {
  for (const type of [HTMLInputElement, HTMLTextAreaElement]) {
    const native = Object.getOwnPropertyDescriptor(type.prototype, 'value')!;
    Object.defineProperty(type.prototype, 'value', {
      ...native,
      set(this: Field, value: unknown) {
        set(this, String(value ?? ''), text => native.set!.call(this, text));
      },
    });
  }
  addEventListener('input', e => {
    if (!isField(e.target)) return;
    if (writing) e.stopImmediatePropagation();
    else if (e instanceof InputEvent && e.inputType === 'historyUndo') keepOthers(e.target);
  }, { capture: true });
}

export function beginComposing(field: Field): void {
  composing = field;
}

/** Ends it; a value that was set meanwhile is shown by {@link showWaiting}. */
export function endComposing(): void {
  composing = null;
}

export function isComposing(target: EventTarget | null): boolean {
  return target !== null && composing === target;
}

export function showWaiting(field: Field): void {
  const text = waiting.get(field);
  if (text !== undefined) field.value = text;
}

function set(field: Field, text: string, native: (text: string) => void): void {
  if (composing === field) {
    waiting.set(field, text);
    return;
  }
  waiting.delete(field);
  const before = field.value;
  if (text === before) return;
  if (!field.isConnected || field.selectionStart === null) {
    native(text);
    return;
  }
  const { selectionStart: from, selectionEnd: to, selectionDirection, scrollTop, scrollLeft } = field;
  const change = between(before, text);
  const active = document.activeElement === field;
  if (active) retype(field, change);
  else inPlace(() => field.setRangeText(change.text, change.from, change.to));
  if (field.value !== text) native(text);
  else if (active) (others.get(field) ?? others.set(field, []).get(field)!).push({ before, after: text });
  field.setSelectionRange(moved(from, change, active), moved(to!, change, active), selectionDirection ?? 'none');
  [field.scrollTop, field.scrollLeft] = [scrollTop, scrollLeft];
}

/** The field that the viewer writes in stays where it is on the screen when another one grows above it. */
function inPlace(write: () => void): void {
  const own = document.activeElement;
  const top = own?.getBoundingClientRect().top;
  write();
  if (isField(own)) scrollBy({ top: own.getBoundingClientRect().top - top!, behavior: 'instant' });
}

/** Makes the change as if it were typed, which is the only way that the browser's undo survives. */
function retype(field: Field, change: Change): void {
  const place = { left: scrollX, top: scrollY, behavior: 'instant' as const };
  quietly(() => {
    field.setSelectionRange(change.from, change.to);
    document.execCommand(change.text === '' ? 'delete' : 'insertText', false, change.text);
  });
  scrollTo(place);
}

/** The viewer undid a step of somebody else: their own last step goes in its place, and the other one stays. */
function keepOthers(field: Field): void {
  const steps = others.get(field) ?? [];
  const undone: Change[] = [];
  let text = field.value;
  for (let goes = true; goes && steps.at(-1)?.before === field.value;) {
    const { before, after } = steps.pop()!;
    undone.unshift(between(before, after));
    text = before;
    quietly(() => document.execCommand('undo'));
    goes = field.value !== before;
  }
  let mine = between(text, field.value);
  for (const theirs of undone) {
    field.value = applied(field.value, over(theirs, mine));
    mine = over(mine, theirs);
  }
}

function quietly(write: () => void): void {
  writing = true;
  try {
    write();
  } finally {
    writing = false;
  }
}
