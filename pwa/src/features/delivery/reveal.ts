import { revealItem } from '@bitloot/sdk';
import { createClient } from '@bitloot/sdk/client';
import { unwrap } from '@/lib/api';
import type { Delivery } from '@/lib/api-types';
import { asContent, openSealed, SealError, type Opened } from './open-sealed';

export interface OpenedDelivery {
  id: string;
  content: Opened;
}

/** The sealed object from where it is stored: another host, no cookies, an address good for minutes. */
async function fetchSealed(address: string): Promise<ArrayBuffer> {
  const { origin, pathname, search } = new URL(address, location.href);
  const store = createClient({ baseUrl: origin, credentials: 'omit', cache: 'no-store' });
  const answer = await store.get<ArrayBuffer>({ url: pathname + search, parseAs: 'arrayBuffer' });
  if (answer.data instanceof ArrayBuffer) return answer.data;
  throw new SealError('The sealed key could not be fetched. Open it again in a moment.');
}

async function openDelivery(delivery: Delivery): Promise<OpenedDelivery> {
  const sealed = await fetchSealed(delivery.url);
  const bytes = await openSealed(delivery, sealed);
  return { id: delivery.id, content: asContent(bytes, delivery.content_type) };
}

/** Asks for an item's envelopes and opens each in this tab. */
export async function reveal(orderId: string, itemId: string, token: string): Promise<OpenedDelivery[]> {
  const { deliveries } = await unwrap(
    revealItem({ path: { order_id: orderId, item_id: itemId }, headers: { 'X-Order-Session': token } }),
  );
  return Promise.all(deliveries.map(openDelivery));
}
