import { useSyncExternalStore } from 'react';
import { isRecord, readStored, writeStored } from './storage';

/**
 * What this device remembers of an order: its pass (the order session token) and enough to list it.
 * There is no account behind it; whoever clears the browser's storage loses the list, not the order.
 */
export interface OrderPass {
  id: string;
  number: string;
  token: string;
  createdAt: string;
  total: string;
  currency: string;
  titles: string[];
}

const KEY = 'bitloot.orders';
const MOST = 50;
const listeners = new Set<() => void>();
let cached: OrderPass[] | null = null;

function isPass(value: unknown): value is OrderPass {
  if (!isRecord(value) || !Array.isArray(value['titles'])) return false;
  return ['id', 'number', 'token', 'createdAt', 'total', 'currency'].every(
    (field) => typeof value[field] === 'string',
  );
}

const isPassList = (value: unknown): value is OrderPass[] => Array.isArray(value) && value.every(isPass);

function passes(): OrderPass[] {
  return (cached ??= readStored(KEY, isPassList) ?? []);
}

function store(list: OrderPass[]) {
  cached = list.slice(0, MOST);
  writeStored(KEY, cached);
  for (const listener of listeners) listener();
}

/** Newest first. */
export function rememberOrder(pass: OrderPass): void {
  store([pass, ...passes().filter((known) => known.id !== pass.id)]);
}

export function forgetOrder(id: string): void {
  store(passes().filter((known) => known.id !== id));
}

export function orderToken(id: string): string | null {
  return passes().find((known) => known.id === id)?.token ?? null;
}

export function useOrderPasses(): OrderPass[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, passes);
}
