const moving = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']);

/** Keys that move inside a menu, a list of tabs or a list of suggestions do not also move the page. */
export function keepThePageStill(): void {
  document.addEventListener('keydown', event => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-keys]')) return;
    const typing = event.target instanceof HTMLInputElement;
    if (typing) requestAnimationFrame(() => showMarked(event.target as Element));
    if (typing ? event.key === 'ArrowUp' || event.key === 'ArrowDown' : moving.has(event.key)) event.preventDefault();
    if (typing && event.key === 'Enter' && event.target.getAttribute('aria-expanded') === 'true') event.preventDefault();
  });
}

/** The suggestion that is marked is in sight, also in a list that scrolls. */
function showMarked(field: Element): void {
  const marked = field.getAttribute('aria-activedescendant');
  if (marked) document.getElementById(marked)?.scrollIntoView({ block: 'nearest' });
}
