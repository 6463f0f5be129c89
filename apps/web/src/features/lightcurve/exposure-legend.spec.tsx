// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ExposureLegend } from './exposure-legend.js';

const exposure = { startMjd: 57_844, endMjd: 57_845, exposureSeconds: 1880 };
const datasets = [
  { ...exposure, dataset: 1, rootname: 'ld9m10ujq', excludedReason: null },
  { ...exposure, dataset: 2, rootname: 'ld9m10uyq', excludedReason: null },
  { ...exposure, dataset: null, rootname: 'lc1u02bvq', excludedReason: 'no good time' },
];

afterEach(cleanup);

function legend(alone: number | null) {
  const onChoose = vi.fn<(rootname: string | undefined) => void>();
  render(
    <MantineProvider>
      <ExposureLegend datasets={datasets} alone={alone} onChoose={onChoose} />
    </MantineProvider>,
  );
  return onChoose;
}

describe('the legend of exposures', () => {
  it('shows an exposure alone by a click', () => {
    const onChoose = legend(null);
    fireEvent.click(screen.getByRole('button', { name: /ld9m10uyq/ }));
    expect(onChoose).toHaveBeenCalledWith('ld9m10uyq');
  });

  it('shows all again by another click', () => {
    const onChoose = legend(2);
    const button = screen.getByRole('button', { name: /ld9m10uyq/ });
    expect(button.getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(button);
    expect(onChoose).toHaveBeenCalledWith(undefined);
  });

  it('says why an exposure is left out, and offers no button for it', () => {
    legend(null);
    expect(screen.getByText(/lc1u02bvq is left out: no good time/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /lc1u02bvq/ })).toBeNull();
  });
});
