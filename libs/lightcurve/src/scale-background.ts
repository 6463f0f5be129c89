import { numbersPerColumn } from './photon-weights.js';
import type { PhotonSums, SelectedSegment } from './segment-bins.js';
import { total } from './total.js';

interface Scaling extends SelectedSegment {
  /** what a source photon of each column stands for */
  readonly weights: Float64Array;
  /** s of live time by bin */
  readonly live: Float64Array;
  /** s of good time, binned or not */
  readonly liveSeconds: number;
  /** what the background follows in time: its own photons, or nothing (the x1d's mean) */
  readonly shape: 'events' | 'spectrum';
}

/**
 * Makes the background photons sum to what the x1d of the same exposure subtracted, in counts and in flux: the mean is
 * the pipeline's, which knows of masked pixels and of scattered light, the course in time is that of the photons.
 * Where no photon fell beside the spectrum, or the mean alone is asked for, it is spread evenly over live time.
 *
 * @param found background by bin and, last, of good time that is not binned
 * @returns `scale`: counts of the x1d over those found; null where there is no x1d's background, and then nothing is
 *   scaled
 * @see the project's science page, sections 1 and 2
 */
export function scaleBackground(
  found: PhotonSums,
  scaling: Scaling,
): { readonly scale: number | null; readonly sums: PhotonSums } {
  const { segment, weights, live, liveSeconds, shape } = scaling;
  const spectrum = segment.background?.spectrum;
  if (spectrum === undefined) return { scale: null, sums: found };
  const counts = weighted(spectrum, weights, 0) * liveSeconds;
  const flux = weighted(spectrum, weights, 1) * liveSeconds;
  const foundCounts = total(found.counts);
  const scale = foundCounts > 0 ? counts / foundCounts : null;
  const shares = sharesOf(live, liveSeconds);
  if (shape === 'spectrum' || scale === null || counts <= 0)
    return { scale, sums: spread(found, shares, { counts, flux, squared: (scale ?? 1) ** 2 }) };
  const fluxScale = flux / total(found.flux);
  return {
    scale,
    sums: {
      events: found.events,
      counts: found.counts.map((value) => value * scale),
      countsVariance: found.countsVariance.map((value) => value * scale ** 2),
      flux: found.flux.map((value) => value * fluxScale),
      fluxVariance: found.fluxVariance.map((value) => value * fluxScale ** 2),
    },
  };
}

/** Shares of the good time: of each bin, and of what is not binned. */
function sharesOf(live: Float64Array, liveSeconds: number): Float64Array {
  const shares = new Float64Array(live.length + 1);
  let rest = liveSeconds;
  for (let bin = 0; bin < live.length; bin++) {
    shares[bin] = live[bin] / liveSeconds;
    rest -= live[bin];
  }
  shares[live.length] = rest / liveSeconds;
  return shares;
}

/** The x1d's background over live time; its variance is that of the photons it was made of. */
function spread(
  found: PhotonSums,
  shares: Float64Array,
  mean: { readonly counts: number; readonly flux: number; readonly squared: number },
): PhotonSums {
  const countsVariance = total(found.countsVariance) * mean.squared;
  const fluxVariance = total(found.fluxVariance) * mean.squared;
  return {
    events: found.events,
    counts: shares.map((share) => share * mean.counts),
    countsVariance: shares.map((share) => share ** 2 * countsVariance),
    flux: shares.map((share) => share * mean.flux),
    fluxVariance: shares.map((share) => share ** 2 * fluxVariance),
  };
}

/** Sum over the columns that count, in counts or in flux. */
function weighted(spectrum: Float64Array, weights: Float64Array, which: 0 | 1): number {
  let sum = 0;
  for (let column = 0, at: number = which; column < spectrum.length; column++, at += numbersPerColumn)
    if (weights[at] !== 0) sum += spectrum[column] * weights[at];
  return sum;
}
