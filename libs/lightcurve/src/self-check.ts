import type { Caveat } from './caveat.js';
import type { SelfCheck } from './lightcurve.js';
import type { SegmentBins } from './segment-bins.js';

/** How far the time-summed flux may be from the x1d's before it becomes a caveat. */
const fluxTolerance = 1e-3;

/**
 * Share of the gross flux by which it may be off before FLUX is withheld: measured with event background, the real
 * COS spectra close to 0.2 %; a STIS spectrum is made with flat fields, which move it by some per cent.
 */
const grossTolerance = { COS: 0.01, STIS: 0.1 } as const;

/** The verdict on a lightcurve's flux, with the doubts in words. */
export interface FluxVerdict {
  readonly check: SelfCheck;
  /** whether FLUX may be given */
  readonly isTrusted: boolean;
  readonly caveats: readonly Caveat[];
}

/**
 * Holds the lightcurve against the x1d of the same photons: counts per column, and flux over the columns used.
 *
 * Where the counts differ the x1d is not one of these photons, or not with these boxes: there is no flux then, only
 * counts. The same where the flux is further off than the gross flux allows; a faint source on a bright background is
 * judged by the background too.
 *
 * @see the project's science page, section 3, rule 7
 */
export function judgeFlux(bins: readonly SegmentBins[], instrument: 'COS' | 'STIS'): FluxVerdict {
  const counts = bins.map(({ segment }) => segment.countsEqual);
  const gcountsEqual = counts.includes(null) ? null : counts.every((equal) => equal === true);
  const flux = compareFlux(bins);
  const fluxRatio = flux === undefined || flux.expected === 0 ? null : flux.found / flux.expected;
  const isOff =
    flux !== undefined && Math.abs(flux.found - flux.expected) > grossTolerance[instrument] * flux.gross;
  const caveats: Caveat[] = [];
  if (counts.includes(false))
    caveats.push({
      code: 'counts-differ',
      text: 'no flux: the photons of some columns do not number as the x1d says (GCOUNTS)',
    });
  if (fluxRatio !== null && (isOff || Math.abs(fluxRatio - 1) > fluxTolerance))
    caveats.push({
      code: 'flux-differs',
      text: `${isOff ? 'no flux: ' : ''}time-summed flux over x1d flux is ${fluxRatio.toFixed(4)}, not 1 within ${fluxTolerance}`,
    });
  return { check: { gcountsEqual, fluxRatio }, isTrusted: !counts.includes(false) && !isOff, caveats };
}

/** Fluxes over the columns used (erg/s/cm²): of the photons, of the x1d, and of all photons in the source boxes. */
interface Fluxes {
  readonly found: number;
  readonly expected: number;
  readonly gross: number;
}

function compareFlux(bins: readonly SegmentBins[]): Fluxes | undefined {
  let found = 0;
  let expected = 0;
  let gross = 0;
  const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
  for (const { segment, selection, live, source, background } of bins) {
    if (segment.calibration === undefined || segment.background === undefined) return undefined;
    const { fluxes } = segment.calibration;
    const seconds = total(live);
    found += (total(source.flux) - total(background.flux)) / seconds;
    gross += total(source.flux) / seconds;
    for (let column = 0; column < selection.used.length; column++)
      if (selection.used[column] === 1) expected += fluxes[column] * selection.widths[column];
  }
  return { found, expected, gross };
}
