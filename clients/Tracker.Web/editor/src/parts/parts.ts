/** A component of .NET that wants to know that its dialog was closed. */
interface Owner {
  invokeMethodAsync(method: 'Closed'): Promise<void>;
}

const opened = new WeakMap<HTMLElement, Element | null>();

/** Opens a dialog over the page. */
export function show(dialog: HTMLDialogElement, owner: Owner): void {
  if (dialog.open) return;
  opened.set(dialog, document.activeElement);
  dialog.showModal();
  dialog.addEventListener('close', () => {
    giveBack(dialog);
    void owner.invokeMethodAsync('Closed');
  }, { once: true });
}

/** Closes it, if it is open. */
export function hide(dialog: HTMLDialogElement): void {
  if (dialog.open) dialog.close();
}

/** The browser gives the focus back by itself, unless the element that had it was drawn anew. */
function giveBack(dialog: HTMLElement): void {
  const before = opened.get(dialog);
  if (document.activeElement === document.body && before instanceof HTMLElement && before.isConnected) before.focus();
}
