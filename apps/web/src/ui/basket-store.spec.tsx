// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyBasket, putIntoBasket, takeFromBasket, useBasket } from './basket-store.js';

const item = (filename: string) => ({
  filename,
  id: filename,
  target: 'GJ-436',
  description: 'COS',
  bytes: 10,
});

afterEach(() => {
  emptyBasket();
  cleanup();
});

describe('the basket', () => {
  it('takes each file once, gives it back, and is kept in the browser', () => {
    const { result } = renderHook(() => useBasket());
    act(() => putIntoBasket([item('a'), item('b'), item('a')].slice(0, 2)));
    act(() => putIntoBasket([item('b'), item('c')]));
    expect(result.current.map(({ filename }) => filename)).toEqual(['a', 'b', 'c']);
    act(() => takeFromBasket(['b']));
    expect(JSON.parse(localStorage.getItem('hstlc.basket') ?? '')).toEqual([item('a'), item('c')]);
  });

  it('follows what another tab does, and survives what it does not understand', () => {
    const { result } = renderHook(() => useBasket());
    const changeElsewhere = (text: string) => {
      localStorage.setItem('hstlc.basket', text);
      window.dispatchEvent(new StorageEvent('storage', { key: 'hstlc.basket' }));
    };
    act(() => changeElsewhere(JSON.stringify([item('x'), { filename: 1 }])));
    expect(result.current).toEqual([item('x')]);
    act(() => changeElsewhere('no JSON'));
    expect(result.current).toEqual([]);
  });
});
