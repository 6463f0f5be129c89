import type { ListFormat, Periodogram, PeriodogramQuery } from '@hstlc/contract';
import { readLightcurveRows, type LightcurveRows } from '@hstlc/lightcurve';
import {
  bootstrapPeaks,
  decimatePowers,
  hstOrbitSeconds,
  searchLightcurve,
  seededRandom,
  type PeriodSearch,
  type PeriodSearchOptions,
} from '@hstlc/lightcurve/periodogram';
import { withFitsFiles } from '../archive/open-files.js';
import { tableWriter } from '../formats/table-writer.js';
import { describePeaks, usualSeed } from './describe-peaks.js';
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
/** half a minute of a thread */
const mostShuffledFrequencies = 2 ** 26;
/** enough for any screen */
const mostDecimated = 4000;

/** Reads a product, searches it for periods, and writes the answer. */
export async function makePeriodogram(task: PeriodogramTask): Promise<PeriodogramResult> {
  const rows = await withFitsFiles([task.file], ([file]) => readLightcurveRows(file!));
  const options = searchOptions(rows, task.query);
  const search = trySearch(rows, options);
  if (typeof search === 'string') return { kind: 'refused', reason: search };
  const { bootstrap } = task.query;
  const most = mostShuffles(search);
  if (bootstrap > most)
    return {
      kind: 'refused',
      reason: `bootstrap=${bootstrap} takes too long here; ask for at most ${most}, or for a longer min_period_s`,
    };
  const chances = shuffledChances(rows, options, search, bootstrap);
  return { kind: 'made', ...written(describeSearch(task, rows, search, chances), task.format) };
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

function searchOptions({ orbitSeconds }: LightcurveRows, query: PeriodogramQuery) {
  const { column, oversampling, normalization, combined, min_period_s: least, max_period_s: most } = query;
  return {
    column,
    oversampling,
    normalization,
    mostFrequencies,
    ...(combined !== undefined && { combined }),
    ...(least !== undefined && { shortestSeconds: least }),
    ...(most !== undefined && { longestSeconds: most }),
    ...(orbitSeconds !== undefined && { orbitSeconds }),
  } satisfies PeriodSearchOptions;
}

function trySearch({ columns }: LightcurveRows, options: ReturnType<typeof searchOptions>) {
  try {
    return (
      searchLightcurve(columns, options) ??
      `fewer than 8 live bins of ${options.column}, or no period between the shortest and the longest`
    );
  } catch (error) {
    // more frequencies than allowed
    if (error instanceof RangeError)
      return `${error.message}; ask for a longer min_period_s or combined=incoherent`;
    throw error;
  }
}

/** By peak: how often shuffled bins have one as high; undefined without shuffles. */
function shuffledChances(
  { columns }: LightcurveRows,
  options: PeriodSearchOptions,
  search: PeriodSearch,
  shuffles: number,
): readonly number[] | undefined {
  const steps = bootstrapPeaks(columns, options, search, seededRandom(usualSeed));
  let chances: readonly number[] | undefined;
  for (let shuffle = 0; shuffle < shuffles; shuffle++) chances = steps.next().value.probabilities;
  return chances;
}

function mostShuffles({ periodogram, combined, exposureCount }: PeriodSearch): number {
  const series = combined === 'incoherent' ? exposureCount : 1;
  return Math.floor(mostShuffledFrequencies / (periodogram.grid.count * series));
}

/** A search in the words of the contract. */
export function describeSearch(
  { id, sha256, query }: Omit<PeriodogramTask, 'file' | 'format'>,
  { orbitSeconds }: Pick<LightcurveRows, 'orbitSeconds'>,
  search: PeriodSearch,
  chances: readonly number[] | undefined,
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
    peaks: describePeaks(search, chances),
    levels: search.levels.map(({ probability, power }) => ({ fap: probability, power })),
    resolution: shown.isWhole ? 'full' : 'decimated',
    frequencies: [...shown.frequencies],
    powers: [...shown.powers],
    window: shown.window ? [...shown.window] : null,
  };
}
