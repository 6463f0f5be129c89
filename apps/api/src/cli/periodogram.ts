import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Command, Option } from 'commander';
import { lightcurveColumns, type LightcurveColumnName, type LightcurveColumns } from '@hstlc/lightcurve';
import {
  bootstrapPeaks,
  normalizations,
  peakLabelText,
  searchLightcurve,
  seededRandom,
  type Normalization,
  type PeriodSearch,
  type PeriodSearchOptions,
} from '@hstlc/lightcurve/periodogram';
import { describePeaks, usualSeed } from '../periodograms/describe-peaks.js';
import { CommandFailure, exitCodes } from './exit-codes.js';
import { positiveNumber, wholeNumber } from './options.js';
import { readLightcurve } from './read-lightcurve.js';
import { terminalProgress } from './terminal-progress.js';

interface Flags {
  readonly column: LightcurveColumnName;
  readonly minPeriod?: number;
  readonly maxPeriod?: number;
  readonly oversampling: number;
  readonly normalization: Normalization;
  readonly combined?: 'coherent' | 'incoherent';
  readonly bootstrap?: number;
  readonly seed: number;
  readonly json?: boolean;
}

export function periodogramCommand(): Command {
  return new Command('periodogram')
    .description('Lomb–Scargle peaks of a lightcurve product with false-alarm probability')
    .argument('<file>', 'a lightcurve product')
    .addOption(
      new Option('--column <name>', 'the column to search')
        .choices(lightcurveColumns.map(({ name }) => name))
        .default('NET'),
    )
    .option('--min-period <seconds>', 'shortest period (s, default two bins)', positiveNumber)
    .option('--max-period <seconds>', 'longest period (s, default the whole curve)', positiveNumber)
    .option('--oversampling <count>', 'frequencies per width of a peak', positiveNumber, 5)
    .addOption(
      new Option('--normalization <name>', 'of the powers').choices(normalizations).default('standard'),
    )
    .addOption(
      new Option(
        '--combined <how>',
        'of a composite: all bins as one series, or its exposures by themselves (default: coherent where exposures are near)',
      ).choices(['coherent', 'incoherent']),
    )
    .option(
      '--bootstrap <shuffles>',
      'false-alarm probabilities also by so many searches of the bins in random order (199 tell 1 %)',
      wholeNumber,
    )
    .option('--seed <number>', 'of the random order', wholeNumber, usualSeed)
    .option('--json', 'one JSON object on stdout')
    .action(printPeriodogram);
}

async function printPeriodogram(file: string, flags: Flags): Promise<void> {
  const { columns, orbitSeconds } = await readLightcurve(file);
  const options = searchOptions(flags, orbitSeconds);
  const search = searchColumns(file, columns, options);
  const chances =
    flags.bootstrap === undefined
      ? undefined
      : await shuffledChances(
          bootstrapPeaks(columns, options, search, seededRandom(flags.seed)),
          flags.bootstrap,
        );
  if (flags.json)
    process.stdout.write(`${JSON.stringify(periodogramRecord(file, flags.column, search, chances))}\n`);
  else process.stdout.write(periodogramText(search, chances));
}

/** Makes the shuffles, telling on stderr how far they are. */
async function shuffledChances(
  steps: ReturnType<typeof bootstrapPeaks>,
  shuffles: number,
): Promise<readonly number[]> {
  const { step } = terminalProgress();
  for (;;) {
    const { done, probabilities } = steps.next().value;
    step('shuffles', done, shuffles);
    if (done === shuffles) return probabilities;
    // so that it can be interrupted
    await setImmediate();
  }
}

function searchOptions(flags: Flags, orbitSeconds: number | undefined): PeriodSearchOptions {
  const { column, minPeriod, maxPeriod, oversampling, normalization, combined } = flags;
  return {
    column,
    oversampling,
    normalization,
    ...(combined === undefined ? {} : { combined }),
    ...(orbitSeconds === undefined ? {} : { orbitSeconds }),
    ...(minPeriod === undefined ? {} : { shortestSeconds: minPeriod }),
    ...(maxPeriod === undefined ? {} : { longestSeconds: maxPeriod }),
  };
}

function searchColumns(file: string, columns: LightcurveColumns, options: PeriodSearchOptions): PeriodSearch {
  let search: PeriodSearch | undefined;
  try {
    search = searchLightcurve(columns, options);
  } catch (error) {
    // years in short bins: more frequencies than memory holds
    if (error instanceof RangeError)
      throw new CommandFailure(`${error.message}; give a longer --min-period`, exitCodes.wrongUsage);
    throw error;
  }
  if (search === undefined)
    throw new CommandFailure(`${file}: too few live bins, or no period in the range`, exitCodes.someRefused);
  return search;
}

/** What `--json` prints. */
export function periodogramRecord(
  file: string,
  column: string,
  search: PeriodSearch,
  chances?: readonly number[],
) {
  const { grid, normalization } = search.periodogram;
  return {
    schema: 'hstlc.periodogram/1',
    file: path.basename(file),
    column,
    normalization,
    combined: search.combined,
    exposureCount: search.exposureCount,
    frequencyHz: {
      min: grid.firstIndex * grid.stepHz,
      max: (grid.firstIndex + grid.count - 1) * grid.stepHz,
      count: grid.count,
    },
    peaks: describePeaks(search, chances),
    levels: search.levels.map(({ probability, power }) => ({ fap: probability, power })),
  };
}

function periodogramText(
  { peaks, levels, periodogram, combined, exposureCount }: PeriodSearch,
  chances: readonly number[] | undefined,
): string {
  const head = `period (s)       power   false-alarm probability  ${chances ? 'by bootstrap  ' : ''}falls on`;
  const rows = peaks.map(({ periodSeconds, power, falseAlarmProbability, labels }, index) =>
    [
      periodSeconds.toPrecision(8).padEnd(15),
      power.toFixed(5),
      falseAlarmProbability.toExponential(2).padEnd(23),
      ...(chances ? [chances[index]!.toPrecision(2).padEnd(12)] : []),
      labels.map(peakLabelText).join(', '),
    ]
      .join('  ')
      .trimEnd(),
  );
  const limits = levels.map(({ probability, power }) => `${probability}: ${power.toFixed(5)}`).join(', ');
  return `${[head, ...rows].join('\n')}\n${periodogram.grid.count} frequencies, ${combined} over ${exposureCount} exposure(s); power by false-alarm probability ${limits}\n`;
}
