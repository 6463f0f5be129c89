import path from 'node:path';
import { Command, Option } from 'commander';
import { lightcurveColumns, type LightcurveColumnName } from '@hstlc/lightcurve';
import {
  normalizations,
  peakLabelText,
  searchLightcurve,
  type Normalization,
  type PeriodSearch,
} from '@hstlc/lightcurve/periodogram';
import { CommandFailure, exitCodes } from './exit-codes.js';
import { positiveNumber } from './options.js';
import { readLightcurve } from './read-lightcurve.js';

interface Flags {
  readonly column: LightcurveColumnName;
  readonly minPeriod?: number;
  readonly maxPeriod?: number;
  readonly oversampling: number;
  readonly normalization: Normalization;
  readonly combined?: 'coherent' | 'incoherent';
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
    .option('--json', 'one JSON object on stdout')
    .action(printPeriodogram);
}

async function printPeriodogram(file: string, flags: Flags): Promise<void> {
  const search = await searchFile(file, flags);
  if (flags.json) process.stdout.write(`${JSON.stringify(periodogramRecord(file, flags.column, search))}\n`);
  else process.stdout.write(periodogramText(search));
}

async function searchFile(file: string, flags: Flags): Promise<PeriodSearch> {
  const { column, minPeriod, maxPeriod, oversampling, normalization, combined } = flags;
  const { columns, orbitSeconds } = await readLightcurve(file);
  const options = {
    column,
    oversampling,
    normalization,
    ...(combined === undefined ? {} : { combined }),
    ...(orbitSeconds === undefined ? {} : { orbitSeconds }),
    ...(minPeriod === undefined ? {} : { shortestSeconds: minPeriod }),
    ...(maxPeriod === undefined ? {} : { longestSeconds: maxPeriod }),
  };
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
export function periodogramRecord(file: string, column: string, search: PeriodSearch) {
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
    peaks: search.peaks.map(({ periodSeconds, power, falseAlarmProbability, labels }) => ({
      periodSeconds,
      power,
      fap: falseAlarmProbability,
      method: search.method,
      labels: labels.map(peakLabelText),
    })),
    levels: search.levels.map(({ probability, power }) => ({ fap: probability, power })),
  };
}

function periodogramText({ peaks, levels, periodogram, combined, exposureCount }: PeriodSearch): string {
  const head = 'period (s)       power   false-alarm probability  falls on';
  const rows = peaks.map(({ periodSeconds, power, falseAlarmProbability, labels }) =>
    [
      periodSeconds.toPrecision(8).padEnd(15),
      power.toFixed(5),
      falseAlarmProbability.toExponential(2).padEnd(23),
      labels.map(peakLabelText).join(', '),
    ]
      .join('  ')
      .trimEnd(),
  );
  const limits = levels.map(({ probability, power }) => `${probability}: ${power.toFixed(5)}`).join(', ');
  return `${[head, ...rows].join('\n')}\n${periodogram.grid.count} frequencies, ${combined} over ${exposureCount} exposure(s); power by false-alarm probability ${limits}\n`;
}
