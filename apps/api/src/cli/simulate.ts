import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  simulateCosFuv,
  simulateCosNuv,
  simulateStis,
  type ExposureOptions,
  type ExposureTruth,
} from '@hstlc/simulator';
import { Command, Option } from 'commander';
import { CommandFailure, exitCodes } from './exit-codes.js';
import { anyNumber, positiveNumber, wholeNumber } from './options.js';
import { signalOption, type SignalFrom } from './signal-option.js';

const instruments = { 'cos-fuv': simulateCosFuv, 'cos-nuv': simulateCosNuv, stis: simulateStis } as const;

interface Flags {
  readonly out: string;
  readonly instrument: keyof typeof instruments;
  readonly exposures: number;
  readonly start: number;
  readonly seconds: number;
  readonly seed: number;
  readonly signal?: SignalFrom;
  readonly target?: string;
  readonly rate?: number;
  readonly darkRate?: number;
  readonly x1d: boolean;
  readonly json?: boolean;
}

export function simulateCommand(): Command {
  return new Command('simulate')
    .description('files of simulated exposures, of a source whose signal is known')
    .requiredOption('--out <folder>', 'where to write them; files that are there are left as they are')
    .addOption(
      new Option('--instrument <name>', 'what observes').choices(Object.keys(instruments)).default('cos-fuv'),
    )
    .option('--exposures <count>', 'so many, one in each orbit of HST', wholeNumber, 1)
    .option('--start <mjd>', 'start of the first (MJD, UTC)', positiveNumber, 57_844.25)
    .option('--seconds <s>', 'how long each lasts', positiveNumber, 640)
    .option('--target <name>', 'TARGNAME')
    .option('--rate <counts>', 'photons of the quiescent source a second', positiveNumber)
    .option('--dark-rate <counts>', "photons a second of the detector's own background", anyNumber)
    .option(
      '--signal <form>',
      'sinusoid:PERIOD:AMPLITUDE, flare:AT:AMPLITUDE[:DECAY[:RISE]] or eclipse:AT:DURATION:DEPTH[:PERIOD], ' +
        'times in s, AT from the start of the first exposure',
      signalOption,
    )
    .option('--seed <number>', 'another seed gives other photons', wholeNumber, 1)
    .option('--no-x1d', 'photons only, without the spectrum')
    .option('--json', 'what went into each exposure, as JSON on stdout')
    .action(simulate);
}

/** Seconds from one exposure to the next: an orbit of HST. */
const orbitSeconds = 5_700;

async function simulate(flags: Flags): Promise<void> {
  await mkdir(flags.out, { recursive: true });
  const told: unknown[] = [];
  for (let place = 0; place < flags.exposures; place++) {
    const { files, truth } = instruments[flags.instrument](optionsOf(flags, place));
    const names: string[] = [];
    for (const { filename, bytes } of files) {
      await writeNew(path.join(flags.out, filename), bytes);
      process.stderr.write(`wrote ${path.join(flags.out, filename)}\n`);
      names.push(filename);
    }
    told.push(summaryOf(truth, names));
  }
  if (flags.json) process.stdout.write(`${JSON.stringify(told, undefined, 2)}\n`);
}

function optionsOf(flags: Flags, place: number): ExposureOptions {
  const { instrument, start, seconds, seed, target, rate, darkRate, signal, x1d } = flags;
  const letter = instrument === 'stis' ? 'o' : 'l';
  const step = Math.max(orbitSeconds, Math.ceil(seconds / orbitSeconds) * orbitSeconds);
  return {
    rootname: `${letter}sim${String(place + 1).padStart(4, '0')}0`,
    startMjd: start + (place * step) / 86_400,
    exposureSeconds: seconds,
    seed: seed + place,
    x1d,
    ...(target === undefined ? {} : { targetName: target }),
    ...(rate === undefined ? {} : { sourceRate: rate }),
    ...(darkRate === undefined ? {} : { darkRate }),
    ...(signal === undefined ? {} : { signal: signal(start) }),
  };
}

async function writeNew(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes, { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new CommandFailure(
      `${JSON.stringify(file)}: expected no such file, found one`,
      exitCodes.wrongUsage,
    );
  }
}

/** What went into an exposure, without the columns of its segments. */
function summaryOf(truth: ExposureTruth, files: readonly string[]) {
  const { segments, ...facts } = truth;
  return {
    ...facts,
    files,
    segments: segments.map(({ name, flux, sourceRate, backgroundRate, airglowRate, grossCounts }) => {
      return { name, flux, sourceRate, backgroundRate, airglowRate, grossCounts };
    }),
  };
}
