/** How long what a link opens may take to be drawn, in milliseconds. */
const ARRIVES = 5_000;

/** By then the heading of another page has the focus. */
const HAS_ARRIVED = 150;

/**
 * What a link opens within a page comes into sight: the words that are marked in it, or else its beginning. Nothing moves if it is in sight, or once
 * the reader has moved the page.
 */
export function showWhatLinksOpen(): void {
  let moved = 0;
  for (const kind of ['wheel', 'touchmove', 'keydown']) addEventListener(kind, () => { moved = performance.now(); }, { passive: true });
  addEventListener('click', e => {
    const link = e.target instanceof Element ? e.target.closest<HTMLAnchorElement>('a[href*="#"]:not(.skip, [target], [download])') : null;
    if (!link || e.ctrlKey || e.metaKey || e.shiftKey || link.origin !== location.origin) return;
    const [pressed, id, address, elsewhere] = [performance.now(), link.hash.slice(1), link.href, link.pathname !== location.pathname];
    requestAnimationFrame(look);

    function look(): void {
      if (moved > pressed || performance.now() > pressed + ARRIVES) return;
      const place = location.href === address ? document.getElementById(id) : null;
      if (!place || place.querySelector('[aria-busy=true]')) requestAnimationFrame(look);
      else if (elsewhere) setTimeout(() => { if (moved <= pressed) show(place); }, HAS_ARRIVED);
      else show(place);
    }
  });
}

function show(place: Element): void {
  const words = place.querySelector('mark#here');
  const { top, bottom } = place.getBoundingClientRect();
  if (words) words.scrollIntoView({ block: 'center' });
  else if (top < 0 || bottom > innerHeight) place.scrollIntoView({ block: 'start' });
}
