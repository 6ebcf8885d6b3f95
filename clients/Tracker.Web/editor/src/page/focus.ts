/** How long a page may take to show its heading, in milliseconds. */
const ARRIVES = 15_000;

const FOCUSABLE = ':is(a[href], button, input, select, textarea, summary, [tabindex="0"]):not(:disabled, [type=hidden])';
const ITEM = 'li, tr, article';
const PLACE = 'li, tr, article, ul, ol, form, dialog, section, aside, main, [role=group], [role=region]';

/** What had the focus last, and where it was: each ancestor with the place of the next one in it. */
let last: HTMLElement | null = null;
let way: { parent: Element; at: number; item: boolean }[] = [];

/**
 * The heading of a page that was opened gets the focus, or the field for which it was opened (`data-arrive`), as soon as the page shows it;
 * unless the reader is already somewhere on it.
 */
export function arrive(): void {
  const until = performance.now() + ARRIVES;
  document.querySelectorAll<HTMLDialogElement>('dialog[open]').forEach(d => d.close());
  last = null;
  look();

  function look(): void {
    const heading = document.querySelector<HTMLElement>('main h1');
    if (heading && !heading.closest('[aria-busy=true]')) enter(document.querySelector<HTMLElement>('main [data-arrive]') ?? heading);
    else if (performance.now() < until && !last) requestAnimationFrame(look);
  }
}

/** "Skip to content" moves the focus. The program takes the link for one of its own pages, and would only scroll. */
export function skipToContent(): void {
  addEventListener('click', e => {
    const link = e.target instanceof Element ? e.target.closest<HTMLAnchorElement>('a.skip') : null;
    const content = link && document.getElementById(link.hash.slice(1));
    if (!content) return;
    e.preventDefault();
    content.focus();
  }, { capture: true });
}

/** A control that is moved keeps the focus; if it goes or can no longer be pressed, the focus stays at its place. */
export function keepTheFocus(): void {
  addEventListener('focusin', e => {
    last = e.target instanceof HTMLElement ? e.target : null;
    way = last ? wayTo(last) : [];
  });
  addEventListener('pointerdown', () => { last = null; }, { capture: true });
  new MutationObserver(() => {
    const lost = last;
    if (!lost || !isLost()) return;
    last = null;
    if (lost.isConnected) lost.focus({ preventScroll: true });
    if (isLost()) enter(nearest(lost));
  }).observe(document, { childList: true, subtree: true, attributeFilter: ['disabled'] });
}

/** Nothing has the focus, or what is about to lose it: the browser takes it from a disabled control a moment later. */
function isLost(): boolean {
  return document.activeElement === document.body || document.activeElement?.matches(':disabled') === true;
}

/** What is now where a control was: what came in its place, the next line of its list, or what it was a part of. */
function nearest(lost: Element): HTMLElement | null {
  const step = way.find(s => s.parent.isConnected);
  if (!step) return null;
  const { parent, at, item } = step;
  const there = parent.children[at] ?? parent.children[at - 1];
  if (item && there?.matches(ITEM)) return there as HTMLElement;
  const instead = lost.isConnected ? null : parent.children[at];
  const control = instead?.matches(FOCUSABLE) ? instead : instead?.querySelector(FOCUSABLE);
  return (control ?? parent.closest(PLACE)) as HTMLElement | null;
}

function wayTo(control: Element): typeof way {
  const steps: typeof way = [];
  for (let child = control; child.parentElement; child = child.parentElement) {
    const parent = child.parentElement;
    steps.push({ parent, at: [...parent.children].indexOf(child), item: child.matches(ITEM) });
  }
  return steps;
}

/** Gives the focus to something that is no control, too, for as long as it has it. */
function enter(place: HTMLElement | null): void {
  if (!place) return;
  if (!place.matches(`${FOCUSABLE}, [tabindex]`)) {
    place.tabIndex = -1;
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
  }
  place.focus();
}
