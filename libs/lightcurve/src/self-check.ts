import type { Caveat } from './caveat.js';
import type { SelfCheck } from './lightcurve.js';
import type { SegmentBins } from './segment-bins.js';
import { total } from './total.js';

/**
 * Share of the gross flux by which the time-summed flux may be off the x1d's before FLUX is withheld. COS weights are
 * the pipeline's own, so they must close; a STIS spectrum is made with flat fields, which move it by some per cent
 * where they are not at hand.
 */
const grossTolerance = { COS: 1e-3, STIS: 0.1 } as const;

/** How far the flux ratio may be from 1 before it becomes a caveat. */
const ratioTolerance = 1e-3;

/** How far the background of the photons may be from the x1d's before it becomes a caveat, beside its own noise. */
const backgroundTolerance = 0.1;

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
  const counts = bins.map(countsEqual);
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
  if (fluxRatio !== null && (isOff || Math.abs(fluxRatio - 1) > ratioTolerance))
    caveats.push({
      code: 'flux-differs',
      text: `${isOff ? 'no flux: ' : ''}time-summed flux over x1d flux is ${fluxRatio.toFixed(4)}, not 1 within ${ratioTolerance}`,
    });
  return { check: { gcountsEqual, fluxRatio }, isTrusted: !counts.includes(false) && !isOff, caveats };
}

/** A caveat for each segment whose photons beside the spectrum tell of another background than the x1d subtracted. */
export function judgeBackground(bins: readonly SegmentBins[]): readonly Caveat[] {
  return bins.flatMap(({ segment, backgroundScale, background }) => {
    const events = total(background.events);
    if (backgroundScale === null || events === 0) return [];
    const isOff = Math.abs(backgroundScale - 1) > backgroundTolerance + 5 / Math.sqrt(events);
    if (!isOff) return [];
    const text = `segment ${segment.name}: the x1d's background is ${backgroundScale.toFixed(3)} times that of the photons beside the spectrum; the x1d's is used`;
    return [{ code: 'background-differs', text }];
  });
}

/** Whether the photons of every column number as GCOUNTS says, which holds whole numbers in single precision. */
function countsEqual({ segment, columnEvents }: SegmentBins): boolean | null {
  const { expectedCounts } = segment;
  if (expectedCounts === undefined) return null;
  for (let column = 0; column < columnEvents.length; column++)
    if (columnEvents[column] !== Math.round(expectedCounts[column])) return false;
  return true;
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
  for (const { segment, selection, whole } of bins) {
    if (segment.calibration === undefined || segment.background === undefined) return undefined;
    const { fluxes } = segment.calibration;
    found += (whole.sourceFlux - whole.backgroundFlux) / whole.liveSeconds;
    gross += whole.sourceFlux / whole.liveSeconds;
    for (let column = 0; column < selection.used.length; column++)
      if (selection.used[column] === 1) expected += fluxes[column] * selection.widths[column];
  }
  return Number.isNaN(expected) ? undefined : { found, expected, gross };
}
