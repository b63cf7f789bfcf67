import { isRecord } from './storage';

/** What the server says about an order; the order itself is fetched again when it arrives. */
export interface LiveOrder {
  status: string;
}

interface Listener {
  onOrder: (order: LiveOrder) => void;
  onConnected: (connected: boolean) => void;
}

const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 30_000;

function readMessage(data: unknown): LiveOrder | null {
  if (typeof data !== 'string') return null;
  try {
    const message: unknown = JSON.parse(data);
    if (!isRecord(message) || message['type'] !== 'order') return null;
    return typeof message['status'] === 'string' ? { status: message['status'] } : null;
  } catch {
    return null;
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
      const order = readMessage(event.data);
      if (!order) return;
      wait = FIRST_RETRY_MS;
      listener.onConnected(true);
      listener.onOrder(order);
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
