// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { Target } from '@hstlc/contract';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SearchBox } from './search-box.js';
import type { SearchBoxActions } from './use-search-box.js';

const target: Target = {
  name: 'GJ-436',
  instruments: ['COS'],
  rightAscensionDegrees: 175.5,
  declinationDegrees: 26.7,
  observationCount: 7,
  compositeCount: 1,
  exposureSeconds: 9000,
  firstStartMjd: 57_000,
  lastEndMjd: 57_001,
  simulated: false,
  updatedAt: null,
  largestPoissonFactorGross: null,
  smallestLsFap: null,
  matches: [],
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(text = '') {
  vi.stubGlobal('fetch', async () => Response.json({ items: [target], total: 1, next: null }));
  const actions = {
    text,
    onSearch: vi.fn<(text: string) => void>(),
    onTake: vi.fn<SearchBoxActions['onTake']>(),
  };
  const element = (
    <QueryClientProvider client={new QueryClient()}>
      <SearchBox {...actions} />
    </QueryClientProvider>
  );
  return { ...actions, ...render(element) };
}

const box = () => screen.getByRole<HTMLInputElement>('combobox');
const type = (value: string) => fireEvent.change(box(), { target: { value } });
const press = (key: string) => fireEvent.keyDown(box(), { key });

describe('the search box', () => {
  it('offers the targets that match, chosen by arrow and taken by Enter', async () => {
    const { onTake } = open();
    type('gj 4');
    await screen.findByRole('option', { name: /GJ-436/ });
    press('ArrowDown');
    expect(screen.getByRole('option', { name: /GJ-436/ }).getAttribute('aria-selected')).toBe('true');
    expect(box().getAttribute('aria-activedescendant')).toBe(screen.getAllByRole('option')[0]?.id);
    fireEvent.submit(screen.getByRole('search'));
    expect(onTake).toHaveBeenCalledWith({ kind: 'target', target });
  });

  it('searches for the text as it stands when nothing is chosen, without the blanks around', () => {
    const { onSearch } = open();
    type(' gj 436 ');
    fireEvent.submit(screen.getByRole('search'));
    expect(onSearch.mock.calls).toEqual([['gj 436']]);
  });

  it('offers a position as a place, and asks the archive nothing', async () => {
    const { onTake } = open();
    type('12 34 56 -7 8 9');
    fireEvent.click(await screen.findByRole('option', { name: /12ʰ34ᵐ56\.0ˢ −07°08′09″/ }));
    expect(onTake.mock.calls[0]?.[0].kind).toBe('position');
  });

  it('is closed by Escape, then cleared by Escape', async () => {
    const { onSearch } = open('gj');
    type('gj 4');
    await waitFor(() => expect(box().getAttribute('aria-expanded')).toBe('true'));
    press('Escape');
    expect([box().getAttribute('aria-expanded'), box().value]).toEqual(['false', 'gj 4']);
    press('Escape');
    expect(box().value).toBe('');
    expect(onSearch).toHaveBeenCalledWith('');
  });
});
