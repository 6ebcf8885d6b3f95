/** What the component behind a page answers when the page is left. It runs in the same thread. */
interface Host {
  /** Sends what was typed. True if words would be lost all the same. */
  invokeMethod(method: 'Ask'): boolean;
  /** Sends everything that waits. What has not been answered, as JSON. */
  invokeMethod(method: 'Leave'): string;
}

interface Request {
  path: string;
  body: string;
}

let host: Host | null = null;
let participant = '';

/** Nothing typed is lost when the page is left: it is sent, or the browser asks. */
export function watch(page: Host, viewer: string): void {
  if (!host) {
    addEventListener('beforeunload', e => {
      if (host?.invokeMethod('Ask')) e.preventDefault();
    });
    addEventListener('visibilitychange', () => {
      if (document.hidden) host?.invokeMethod('Ask');
    });
    addEventListener('pagehide', send);
  }
  [host, participant] = [page, viewer];
}

export function unwatch(): void {
  host = null;
}

/**
 * The socket ends with the page; these requests do not. What arrives on both ways has one effect. They name the participant, because
 * another may have signed in in this browser since.
 */
function send(): void {
  const headers = { 'Content-Type': 'application/json', 'Tracker-Viewer': participant };
  for (const { path, body } of JSON.parse(host?.invokeMethod('Leave') ?? '[]') as Request[])
    void fetch(path, { method: 'POST', keepalive: true, headers, body }).catch(() => undefined);
}
