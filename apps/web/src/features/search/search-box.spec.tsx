// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SearchBox } from './search-box.js';

afterEach(cleanup);

function box(text: string, onSettle: (text: string) => void) {
  return (
    <MantineProvider>
      <SearchBox text={text} onSettle={onSettle} />
    </MantineProvider>
  );
}

const typed = () => (screen.getByRole('searchbox') as HTMLInputElement).value;
const type = (value: string) => fireEvent.change(screen.getByRole('searchbox'), { target: { value } });

describe('the search box', () => {
  it('asks once when typing pauses, without the blanks around', async () => {
    const onSettle = vi.fn<(text: string) => void>();
    render(box('', onSettle));
    for (const value of ['g', 'gj', 'gj 4', 'gj 436 ']) type(value);
    expect(onSettle).not.toHaveBeenCalled();
    await waitFor(() => expect(onSettle).toHaveBeenCalled());
    expect(onSettle.mock.calls).toEqual([['gj 436']]);
    expect(typed()).toBe('gj 436 ');
  });

  it('does not lose what was typed while its own question came back by the address', async () => {
    const onSettle = vi.fn<(text: string) => void>();
    const { rerender } = render(box('', onSettle));
    type('gj');
    await waitFor(() => expect(onSettle).toHaveBeenCalledWith('gj'));
    type('gj 4');
    rerender(box('gj', onSettle));
    expect(typed()).toBe('gj 4');
  });

  it('follows the address when it changes by itself', () => {
    const { rerender } = render(box('gj', () => {}));
    rerender(box('wd', () => {}));
    expect(typed()).toBe('wd');
  });

  it('is cleared by Escape', async () => {
    const onSettle = vi.fn<(text: string) => void>();
    render(box('gj', onSettle));
    fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'Escape' });
    expect(typed()).toBe('');
    await waitFor(() => expect(onSettle).toHaveBeenCalledWith(''));
  });
});
