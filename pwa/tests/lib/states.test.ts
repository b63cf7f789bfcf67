import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Order } from '@/lib/api-types';
import { itemStates, orderState, orderStates, refundStates, type State } from '@/lib/states';

interface Document {
  components: { schemas: Record<string, { properties: { status: { enum: string[] } } }> };
}

const api = JSON.parse(
  readFileSync(new URL('../../../sdk/openapi.json', import.meta.url), 'utf8'),
) as Document;

const states: [string, Record<string, State>][] = [
  ['Order', orderStates],
  ['OrderItem', itemStates],
  ['RefundSummary', refundStates],
];

describe('states in words and colors', () => {
  it.each(states)('has both for whatever the API says of %s', (schema, known) => {
    expect(Object.keys(known).sort()).toEqual(
      api.components.schemas[schema]?.properties.status.enum.toSorted(),
    );
    const words = Object.values(known).map(({ word }) => word);
    expect(new Set(words).size).toBe(words.length);
    expect(words.filter((word) => /^[A-Z]/.test(word) && !word.includes('_'))).toEqual(words);
  });

  it('says of what was given up that the money comes back, and does not call it done', () => {
    expect(itemStates.refunding).toEqual({ word: 'Money on its way back', tone: 'warning' });
    expect(itemStates.refunded.tone).toBe('quiet');
  });

  it('does not call an order ready of which every line was given back', () => {
    const items = (...states: string[]) => states.map((status) => ({ status })) as Order['items'];
    const back = orderState({ status: 'fulfilled', items: items('refunding', 'refunded') });
    expect(back).toEqual(itemStates.refunding);
    const half = orderState({ status: 'fulfilled', items: items('refunding', 'delivered') });
    expect(half).toEqual(orderStates.fulfilled);
  });
});
