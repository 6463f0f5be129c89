import type { Lightcurve } from '@hstlc/lightcurve';
import { axisUpTo, roundAxis, type Axis } from './axis-ticks.js';

/** What a quicklook shows: panels above one another over one axis of time, with words. */
export interface QuicklookFigure {
  readonly title: string;
  readonly subtitle: string;
  readonly timeAxis: Axis & { readonly name: string };
  /** of each bin: s on the axis of time */
  readonly offsets: Float64Array;
  /** of each bin: the exposure it is of, counted from 1 */
  readonly datasets: Float64Array;
  readonly panels: readonly Panel[];
}

/** One column over time; a bin whose value is NaN is not shown. */
export interface Panel {
  readonly label: string;
  readonly axis: Axis;
  readonly values: Float64Array;
  /** one standard deviation either way */
  readonly errors: Float64Array | undefined;
}

/** Width of the blank between two exposures, as a share of all they last. */
const gapShare = 0.02;

interface ShownColumn {
  readonly column: 'GROSS' | 'BACKGROUND' | 'NET' | 'FLUX';
  readonly error?: 'ERROR' | 'FLUX_ERROR';
  readonly label: string;
}

const shownColumns: readonly ShownColumn[] = [
  { column: 'GROSS', label: 'gross (count)' },
  { column: 'BACKGROUND', label: 'background (count)' },
  { column: 'NET', label: 'net (count/s)' },
  { column: 'FLUX', error: 'FLUX_ERROR', label: 'flux (erg/s/cm²/Å)' },
];

/**
 * The static picture of a lightcurve: gross, background, net and flux above one another, by exposure, the gaps between
 * exposures collapsed. A column of NaN alone is left out.
 */
export function quicklookFigure(lightcurve: Lightcurve): QuicklookFigure {
  const { columns } = lightcurve;
  const offsets = collapsedSeconds(lightcurve);
  return {
    title: titleOf(lightcurve),
    subtitle: subtitleOf(lightcurve),
    timeAxis: { ...axisUpTo(offsets.at(-1) || 1, 6), name: axisName(lightcurve) },
    offsets,
    datasets: columns.DATASET,
    panels: shownColumns
      .filter(({ column }) => columns[column].some((value) => Number.isFinite(value)))
      .map(({ column, error, label }) => {
        const values = columns[column];
        const errors = error && columns[error];
        return { label, values, errors, axis: axisAround(values, errors) };
      }),
  };
}

/** The gaps between exposures collapsed: s from the first bin, the exposures laid end to end with a small blank. */
export function collapsedSeconds({ columns, stepSeconds }: Lightcurve): Float64Array {
  const { TIME, DATASET } = columns;
  const blank = Math.max(stepSeconds, TIME.length * stepSeconds * gapShare);
  const offsets = new Float64Array(TIME.length);
  let shift = TIME.length > 0 ? -TIME[0]! : 0;
  for (let bin = 0; bin < TIME.length; bin++) {
    if (bin > 0 && DATASET[bin] !== DATASET[bin - 1]) shift = offsets[bin - 1]! + blank - TIME[bin]!;
    offsets[bin] = TIME[bin]! + shift;
  }
  return offsets;
}

function axisAround(values: Float64Array, errors: Float64Array | undefined): Axis {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let bin = 0; bin < values.length; bin++) {
    const value = values[bin]!;
    if (!Number.isFinite(value)) continue;
    const error = errors?.[bin] ?? 0;
    const spread = Number.isFinite(error) ? error : 0;
    low = Math.min(low, value - spread);
    high = Math.max(high, value + spread);
  }
  return roundAxis(low, high, 4);
}

function titleOf({ identity, kind, datasets }: Lightcurve): string {
  const { targetName, instrument, detector, opticalElement, centralWavelength, aperture } = identity;
  const what = kind === 'individual' ? (datasets[0]?.rootname ?? '') : 'composite';
  const setting = [instrument, detector, opticalElement, centralWavelength || '', aperture]
    .join(' ')
    .replace(/ +/g, ' ');
  return `${targetName}  ·  ${setting}  ·  ${what}`;
}

function subtitleOf({ datasets, liveSeconds, stepSeconds, identity }: Lightcurve): string {
  const members = datasets.filter(({ dataset }) => dataset !== null).length;
  const parts = [`${members} exposure${members === 1 ? '' : 's'}`, `${liveSeconds.toFixed(0)} s live`];
  return [...parts, `bins of ${stepSeconds.toFixed(3)} s`, ...(identity.simulated ? ['SIMULATED'] : [])].join(
    '  ·  ',
  );
}

function axisName({ kind, datasets }: Lightcurve): string {
  const start = datasets.find(({ dataset }) => dataset !== null)?.startMjd ?? 0;
  const since = `time since MJD ${start.toFixed(5)} UTC (s)`;
  return kind === 'composite' && datasets.length > 1 ? `${since}, gaps between exposures collapsed` : since;
}
