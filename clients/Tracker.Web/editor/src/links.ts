const ALLOWED = /^(https?:\/\/|mailto:)[^\s\u0000-\u001f]+$/i;

/** True for the addresses that a text may hold: http, https and mailto, written out. */
export function isSafeLink(url: string): boolean {
  return ALLOWED.test(url);
}
