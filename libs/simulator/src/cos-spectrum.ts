import { bandRows, contains, countRows, sourceRows, type Extraction } from './cos-box.js';
import type { CosEvents } from './cos-events.js';
import { rejectedFlags } from './cos-flags.js';
import type { CosMode, CosStripe } from './cos-mode.js';
import { smooth } from './smoothing.js';

/** A row of an x1d table; arrays have one element per column. */
export interface CosSpectrum {
  readonly stripe: CosStripe;
  readonly wavelengths: Float64Array;
  readonly flags: Int16Array;
  readonly goodColumns: Uint8Array;
  /** photons in the box */
  readonly grossCounts: Float64Array;
  /** count/s, weighted by EPSILON */
  readonly gross: Float64Array;
  readonly background: Float64Array;
  readonly net: Float64Array;
  /** erg/s/cm²/Å; 0 where the sensitivity is unknown */
  readonly flux: Float64Array;
  readonly error: Float64Array;
  readonly backgroundPerPixel: Float64Array;
  readonly rowCounts: Int16Array;
  readonly enclosedShares: Float64Array;
}

export interface SpectrumFacts {
  readonly mode: CosMode;
  readonly stripe: CosStripe;
  readonly extraction: Extraction;
  readonly exposureSeconds: number;
  readonly wavelengths: Float64Array;
  readonly flags: Int16Array;
  /** NET / FLUX by column; 0 where unknown */
  readonly sensitivities: Float64Array;
  /** ACTUAL_EE by column */
  readonly enclosedShares: Float64Array;
}

/** BWIDTH of the extraction tables. */
const smoothingColumns = 100;

/**
 * Extracts a spectrum from the events by the pipeline's rules.
 *
 * TWOZONE: NET = (sum of EPSILON / T - background per row x rows) / ACTUAL_EE. BOXCAR: NET = mean EPSILON x (photons -
 * smoothed photons of the bands x H / (h1 + h2)) / T. FLUX = NET / S.
 *
 * @see CALCOS extract.py lines 1088-1148, 1480-1600, 2153-2267, BSD-3-Clause
 */
export function cosSpectrum(events: CosEvents, facts: SpectrumFacts): CosSpectrum {
  const { mode, stripe, extraction, exposureSeconds, flags, sensitivities, enclosedShares } = facts;
  const { grossCounts, grossWeights, bandCounts, bandWeights } = countPhotons(events, facts);
  const rowCounts = new Int16Array(mode.columnCount);
  const perRow = bandCounts.map((_, column) => {
    const rows = bandRows(mode, stripe, extraction, column).reduce((sum, band) => sum + countRows(band), 0);
    return (extraction === 'TWOZONE' ? bandWeights[column] : bandCounts[column]) / rows;
  });
  const smoothed = smooth(perRow, smoothingColumns);
  const background = new Float64Array(mode.columnCount);
  const net = new Float64Array(mode.columnCount);
  const flux = new Float64Array(mode.columnCount);
  const error = new Float64Array(mode.columnCount);
  for (let column = 0; column < mode.columnCount; column++) {
    rowCounts[column] = countRows(sourceRows(mode, stripe, extraction, column));
    const meanWeight = grossCounts[column] > 0 ? grossWeights[column] / grossCounts[column] : 1;
    const weight = extraction === 'TWOZONE' ? 1 : meanWeight;
    background[column] = (weight * smoothed[column] * rowCounts[column]) / exposureSeconds;
    net[column] = (grossWeights[column] / exposureSeconds - background[column]) / enclosedShares[column];
    const scale = enclosedShares[column] * sensitivities[column] * exposureSeconds;
    if (sensitivities[column] === 0) continue;
    flux[column] = net[column] / sensitivities[column];
    error[column] = (meanWeight * gehrelsUpper(grossCounts[column])) / scale;
  }
  return {
    stripe,
    wavelengths: facts.wavelengths,
    flags,
    goodColumns: Uint8Array.from(flags, (bits) => ((bits & (mode.seriousFlags | 128)) === 0 ? 1 : 0)),
    grossCounts,
    gross: grossWeights.map((sum) => sum / exposureSeconds),
    background,
    net,
    flux,
    error,
    backgroundPerPixel: background.map((rate, column) => rate / rowCounts[column]),
    rowCounts,
    enclosedShares,
  };
}

function countPhotons(events: CosEvents, { mode, stripe, extraction }: SpectrumFacts) {
  const grossCounts = new Float64Array(mode.columnCount);
  const grossWeights = new Float64Array(mode.columnCount);
  const bandCounts = new Float64Array(mode.columnCount);
  const bandWeights = new Float64Array(mode.columnCount);
  const boxes = Array.from({ length: mode.columnCount }, (_, column) => ({
    source: sourceRows(mode, stripe, extraction, column),
    bands: bandRows(mode, stripe, extraction, column),
  }));
  for (let event = 0; event < events.time.length; event++) {
    if ((events.dq[event] & rejectedFlags) !== 0) continue;
    const column = Math.floor(events.xFull[event] + 0.5) + mode.columnOffset;
    if (column < 0 || column >= mode.columnCount) continue;
    const row = Math.floor(events.yFull[event] + 0.5);
    if (contains(boxes[column].source, row)) {
      grossCounts[column] += 1;
      grossWeights[column] += events.epsilon[event];
    }
    if (boxes[column].bands.some((band) => contains(band, row))) {
      bandCounts[column] += 1;
      bandWeights[column] += events.epsilon[event];
    }
  }
  return { grossCounts, grossWeights, bandCounts, bandWeights };
}

/** Upper one-sigma Poisson uncertainty of a count. @see Gehrels 1986, ApJ 303, 336, equation 7 */
export function gehrelsUpper(count: number): number {
  return 1 + Math.sqrt(count + 0.75);
}
