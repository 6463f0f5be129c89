import { useSyncExternalStore } from 'react';
import { maximumBundleFiles } from '@hstlc/contract';

/** A file in the basket, with as much as is needed to list it without asking. */
export interface BasketItem {
  readonly filename: string;
  /** id of its lightcurve */
  readonly id: string;
  readonly target: string;
  readonly description: string;
  /** byte */
  readonly bytes: number;
}

const place = 'hstlc.basket';
const listeners = new Set<() => void>();
let items = read();

function read(): readonly BasketItem[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isItem) : [];
  } catch {
    // somebody else's words in that place, or a browser that keeps nothing: an empty basket
    return [];
  }
}

function isItem(value: unknown): value is BasketItem {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['filename', 'id', 'target', 'description'].every(
      (name) => typeof Reflect.get(value, name) === 'string',
    ) &&
    typeof Reflect.get(value, 'bytes') === 'number'
  );
}

function replace(next: readonly BasketItem[]): void {
  items = next;
  try {
    localStorage.setItem(place, JSON.stringify(items));
  } catch {
    // not kept beyond this page then
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  const onStorage = ({ key }: StorageEvent) => {
    if (key !== place) return;
    items = read();
    listener();
  };
  listeners.add(listener);
  window.addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', onStorage);
  };
}

/** What is in the basket, in every tab of this browser. */
export function useBasket(): readonly BasketItem[] {
  const current = () => items;
  return useSyncExternalStore(subscribe, current, current);
}

/** Puts files into the basket that are not in it; as many as one bundle may have. */
export function putIntoBasket(added: readonly BasketItem[]): void {
  const names = new Set(items.map(({ filename }) => filename));
  replace([...items, ...added.filter(({ filename }) => !names.has(filename))].slice(0, maximumBundleFiles));
}

export function takeFromBasket(filenames: readonly string[]): void {
  replace(items.filter(({ filename }) => !filenames.includes(filename)));
}

export function emptyBasket(): void {
  replace([]);
}
