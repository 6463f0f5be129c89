import type { Spectrogram } from '@hstlc/lightcurve';
import type { Span } from './photon-state.js';

type Windows = readonly Span[];

/** The first and before the last of equal bins that lie in a span; all without one. */
export function binsIn(
  span: Span | undefined,
  { start, step, count }: { readonly start: number; readonly step: number; readonly count: number },
): readonly [first: number, end: number] {
  if (span === undefined) return [0, count];
  const place = (value: number) => Math.min(Math.max(Math.round((value - start) / step), 0), count);
  const first = place(span[0]);
  return [first, Math.max(place(span[1]), Math.min(first + 1, count))];
}

export function timeBins({ stepSeconds, timeCount }: Spectrogram) {
  return { start: 0, step: stepSeconds, count: timeCount };
}

export function wavelengthBins({ wavelengthStart, wavelengthStep, wavelengthCount }: Spectrogram) {
  return { start: wavelengthStart, step: wavelengthStep, count: wavelengthCount };
}

/**
 * The gross rate over time of the wavelengths within a span, from the cells of the map.
 *
 * @param masked wavelengths that do not count (Å)
 * @returns count/s; NaN where no time is live
 */
export function rateOverTime(map: Spectrogram, wavelengths: Span | undefined, masked: Windows): Float64Array {
  const { timeCount, wavelengthCount, wavelengthStart, wavelengthStep, counts, live } = map;
  const [first, end] = binsIn(wavelengths, wavelengthBins(map));
  const counted = Array.from({ length: end - first }, (_, index) => first + index).filter((bin) => {
    const middle = wavelengthStart + (bin + 0.5) * wavelengthStep;
    return !masked.some(([low, high]) => middle >= low && middle <= high);
  });
  const rates = new Float64Array(timeCount);
  for (let time = 0; time < timeCount; time++) {
    let sum = 0;
    for (const bin of counted) sum += counts[time * wavelengthCount + bin]!;
    rates[time] = live[time]! > 0 ? sum / live[time]! : Number.NaN;
  }
  return rates;
}

/**
 * The gross rate over wavelength of the times within a span, from the cells of the map.
 *
 * @returns count/s/Å; NaN where no column is used, or no time is live
 */
export function rateOverWavelength(map: Spectrogram, times: Span | undefined): Float64Array {
  const { wavelengthCount, counts, live, widths } = map;
  const [first, end] = binsIn(times, timeBins(map));
  const sums = new Float64Array(wavelengthCount);
  let seconds = 0;
  for (let time = first; time < end; time++) {
    seconds += live[time]!;
    for (let bin = 0; bin < wavelengthCount; bin++) sums[bin]! += counts[time * wavelengthCount + bin]!;
  }
  return sums.map((sum, bin) =>
    seconds > 0 && widths[bin]! > 0 ? sum / seconds / widths[bin]! : Number.NaN,
  );
}

/** A span at the edges of whole cells; undefined when it holds all of them. */
export function wholeCells(
  span: Span,
  bins: { readonly start: number; readonly step: number; readonly count: number },
): Span | undefined {
  const [first, end] = binsIn(span, bins);
  if (first === 0 && end === bins.count) return undefined;
  const edge = (bin: number) => Number((bins.start + bin * bins.step).toPrecision(9));
  return [edge(first), edge(end)];
}
