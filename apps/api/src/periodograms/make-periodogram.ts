import type { ListFormat, Periodogram, PeriodogramQuery } from '@hstlc/contract';
import { readLightcurveRows, type LightcurveRows } from '@hstlc/lightcurve';
import {
  decimatePowers,
  hstOrbitSeconds,
  peakLabelText,
  searchLightcurve,
  type PeriodSearch,
} from '@hstlc/lightcurve/periodogram';
import { withFitsFiles } from '../archive/open-files.js';
import { tableWriter } from '../formats/table-writer.js';
import { periodogramRows, periodogramTable } from './periodogram-table.js';

/** The periodogram of a product that was asked for. */
export interface PeriodogramTask {
  readonly file: string;
  readonly id: string;
  readonly sha256: string;
  readonly query: PeriodogramQuery;
  readonly format: ListFormat;
}

/** The answer as it is sent, or why there is none. */
export type PeriodogramResult =
  | { readonly kind: 'made'; readonly bytes: Uint8Array; readonly contentType: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** 10⁶ take some seconds and 300 MB of a thread; more are asked for by mistake. */
const mostFrequencies = 2 ** 20;
/** enough for any screen */
const mostDecimated = 4000;

/** Reads a product, searches it for periods, and writes the answer. */
export async function makePeriodogram(task: PeriodogramTask): Promise<PeriodogramResult> {
  const rows = await withFitsFiles([task.file], ([file]) => readLightcurveRows(file!));
  const search = trySearch(rows, task.query);
  if (typeof search === 'string') return { kind: 'refused', reason: search };
  return { kind: 'made', ...written(describeSearch(task, rows, search), task.format) };
}

function written(periodogram: Periodogram, format: ListFormat) {
  if (format === 'json')
    return {
      bytes: Buffer.from(JSON.stringify(periodogram)),
      contentType: 'application/json; charset=utf-8',
    };
  const writer = tableWriter(format, periodogramTable(periodogram));
  const rows = periodogramRows(periodogram).map((row) => writer.row(row));
  return {
    bytes: Buffer.from([writer.begin(), ...rows, writer.end()].join('')),
    contentType: writer.contentType,
  };
}

function trySearch({ columns, orbitSeconds }: LightcurveRows, query: PeriodogramQuery) {
  const { column, oversampling, normalization, combined, min_period_s: least, max_period_s: most } = query;
  try {
    const search = searchLightcurve(columns, {
      column,
      oversampling,
      normalization,
      mostFrequencies,
      ...(combined !== undefined && { combined }),
      ...(least !== undefined && { shortestSeconds: least }),
      ...(most !== undefined && { longestSeconds: most }),
      ...(orbitSeconds !== undefined && { orbitSeconds }),
    });
    return search ?? `fewer than 8 live bins of ${column}, or no period between the shortest and the longest`;
  } catch (error) {
    // more frequencies than allowed
    if (error instanceof RangeError)
      return `${error.message}; ask for a longer min_period_s or combined=incoherent`;
    throw error;
  }
}

/** A search in the words of the contract. */
export function describeSearch(
  { id, sha256, query }: Omit<PeriodogramTask, 'file' | 'format'>,
  { orbitSeconds }: Pick<LightcurveRows, 'orbitSeconds'>,
  search: PeriodSearch,
): Periodogram {
  const { grid, powers, normalization, sampleCount } = search.periodogram;
  const most = query.resolution === 'full' ? Infinity : mostDecimated;
  const shown = decimatePowers({ powers, grid, window: search.window }, most);
  return {
    id,
    sha256,
    column: query.column,
    normalization,
    combined: search.combined,
    exposureCount: search.exposureCount,
    sampleCount,
    baselineSeconds: search.baselineSeconds,
    frequencyHz: {
      min: grid.firstIndex * grid.stepHz,
      max: (grid.firstIndex + grid.count - 1) * grid.stepHz,
      step: grid.stepHz,
      count: grid.count,
    },
    orbitSeconds: orbitSeconds ?? hstOrbitSeconds,
    orbitFrom: orbitSeconds === undefined ? 'default' : 'timeline',
    peaks: search.peaks.map(({ frequencyHz, periodSeconds, power, falseAlarmProbability, labels }) => ({
      frequencyHz,
      periodSeconds,
      power,
      fap: falseAlarmProbability,
      method: search.method,
      labels: labels.map(peakLabelText),
    })),
    levels: search.levels.map(({ probability, power }) => ({ fap: probability, power })),
    resolution: shown.isWhole ? 'full' : 'decimated',
    frequencies: [...shown.frequencies],
    powers: [...shown.powers],
    window: shown.window ? [...shown.window] : null,
  };
}
