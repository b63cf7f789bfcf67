import { isRecord } from './storage';

interface Listener {
  /** The order may have changed: fetch it again. */
  onNews: () => void;
  onConnected: (connected: boolean) => void;
}

const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 30_000;

/** `order` tells of a change, `refresh` that the server was deaf for a while and may have missed one. */
function isNews(data: unknown): boolean {
  if (typeof data !== 'string') return false;
  try {
    const message: unknown = JSON.parse(data);
    return isRecord(message) && (message['type'] === 'order' || message['type'] === 'refresh');
  } catch {
    return false;
  }
}

/**
 * Follows one order over a WebSocket and comes back after every loss, ever more slowly.
 * The token goes in the first message, never in the address. Returns how to stop.
 */
export function followOrder(address: string, token: string, listener: Listener): () => void {
  let stopped = false;
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_RETRY_MS;

  const connect = () => {
    const current = new WebSocket(new URL(address, location.href.replace(/^http/, 'ws')));
    socket = current;
    current.onopen = () => {
      current.send(JSON.stringify({ type: 'auth', token }));
    };
    current.onmessage = (event: MessageEvent<unknown>) => {
      if (!isNews(event.data)) return;
      wait = FIRST_RETRY_MS;
      listener.onConnected(true);
      listener.onNews();
    };
    current.onclose = () => {
      if (stopped) return;
      listener.onConnected(false);
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, LONGEST_RETRY_MS);
    };
  };

  connect();
  return () => {
    stopped = true;
    clearTimeout(timer);
    socket?.close();
  };
}
