const ALLOWED = /^(https?:\/\/|mailto:)[^\s\u0000-\u001f]+$/i;

/** True for addresses that a text may contain: full http, https and mailto addresses. */
export function isSafeLink(url: string): boolean {
  return ALLOWED.test(url);
}
