// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ExposureLegend } from './exposure-legend.js';

const exposure = { startMjd: 57_844, endMjd: 57_845, exposureSeconds: 1880 };
const datasets = [
  { ...exposure, dataset: 1, rootname: 'ld9m10ujq', excludedReason: null },
  { ...exposure, dataset: 2, rootname: 'ld9m10uyq', excludedReason: null },
  { ...exposure, dataset: 3, rootname: 'ld9m10v0q', excludedReason: null },
  { ...exposure, dataset: null, rootname: 'lc1u02bvq', excludedReason: 'no good time' },
];

afterEach(cleanup);

function legend(seen: readonly string[]) {
  const onChange = vi.fn<(seen: readonly string[]) => void>();
  render(
    <MantineProvider>
      <ExposureLegend datasets={datasets} seen={seen} onChange={onChange} />
    </MantineProvider>,
  );
  return onChange;
}

const press = (name: RegExp, how: object = {}) => fireEvent.click(screen.getByRole('button', { name }), how);

describe('the legend of exposures', () => {
  it('shows an exposure alone by a click, and all again by another', () => {
    const onChange = legend([]);
    press(/ld9m10uyq/);
    expect(onChange).toHaveBeenCalledWith(['ld9m10uyq']);
    cleanup();
    const again = legend(['ld9m10uyq']);
    expect(screen.getByRole('button', { name: /ld9m10uyq/ }).getAttribute('aria-pressed')).toBe('true');
    press(/ld9m10uyq/);
    expect(again).toHaveBeenCalledWith([]);
  });

  it('adds one by a click with the shift key, and takes it away again; all is none in particular', () => {
    const onChange = legend(['ld9m10ujq']);
    press(/ld9m10uyq/, { shiftKey: true });
    expect(onChange).toHaveBeenCalledWith(['ld9m10ujq', 'ld9m10uyq']);
    cleanup();
    const two = legend(['ld9m10ujq', 'ld9m10uyq']);
    press(/ld9m10uyq/, { shiftKey: true });
    expect(two).toHaveBeenCalledWith(['ld9m10ujq']);
    press(/ld9m10v0q/, { shiftKey: true });
    expect(two).toHaveBeenCalledWith([]);
  });

  it('shows all by one button', () => {
    const onChange = legend(['ld9m10ujq']);
    press(/show all 3/);
    expect(onChange).toHaveBeenCalledWith([]);
  });

  it('says why an exposure is left out, and offers no button for it', () => {
    legend([]);
    expect(screen.getByText(/is left out: no good time/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /lc1u02bvq/ })).toBeNull();
  });
});
