import { Command, Option } from 'commander';
import { foldPhotons, type PhotonFold } from '@hstlc/lightcurve';
import { loadConfiguration } from '../config/configuration.js';
import { exposureReader } from '../ingest/exposure-reader.js';
import { findExposures, type FoundExposure } from './find-exposures.js';
import {
  addPhotonOptions,
  anyNumber,
  photonOptions,
  positiveNumber,
  wholeNumber,
  type PhotonFlags,
} from './options.js';
import { requirePhotons } from './require-photons.js';

interface Flags extends PhotonFlags {
  readonly period: number;
  readonly clock: 'barycentric' | 'recorded';
  readonly epoch?: number;
  readonly phaseBins: number;
  readonly harmonics: number;
  readonly json?: boolean;
}

export function foldCommand(): Command {
  const command = new Command('fold')
    .description('photons of exposures folded on a period: epoch folding, Z² and the H-test')
    .argument('<file...>', 'tag or corrtag files; a partner segment and an x1d beside are used')
    .requiredOption('--period <seconds>', 'the period (s)', positiveNumber)
    .addOption(
      new Option('--clock <name>', 'times by BJD (TDB), or UTC at HST')
        .choices(['barycentric', 'recorded'])
        .default('barycentric'),
    )
    .option('--epoch <days>', 'where the phase is 0: BJD (TDB), or MJD (UTC) (default EXPSTART)', anyNumber)
    .option('--phase-bins <count>', 'parts of the cycle, 2 to 200', wholeNumber, 20)
    .option('--harmonics <count>', 'of Z², 1 to 20', wholeNumber, 2);
  return addPhotonOptions(command)
    .option('--json', 'one JSON object per exposure on stdout')
    .action(async (files: string[], flags: Flags) => {
      for (const found of await findExposures(files)) await foldOne(found, flags);
    });
}

async function foldOne(found: FoundExposure, flags: Flags): Promise<void> {
  const { rootname, inputs } = found;
  const { badProposals, references } = loadConfiguration();
  await requirePhotons(found, badProposals);
  const fold = await exposureReader(inputs, references, { blocking: true })((exposure) =>
    foldPhotons(exposure, foldOptions(flags)),
  );
  process.stdout.write(flags.json ? `${foldRecord(rootname, fold)}\n` : foldText(rootname, fold));
}

function foldOptions(flags: Flags) {
  const { period, clock, epoch, phaseBins, harmonics } = flags;
  return {
    ...photonOptions(flags),
    periodSeconds: period,
    clock,
    phaseBinCount: phaseBins,
    harmonics,
    ...(epoch === undefined ? {} : { epoch }),
  };
}

/** What `--json` prints of an exposure. */
function foldRecord(rootname: string, { events, expected, ...fold }: PhotonFold): string {
  const profile = { events: [...events], expected: [...expected] };
  return JSON.stringify({ schema: 'hstlc.fold/1', rootname, ...fold, ...profile });
}

/** The cycle as bars of the rate, and what the tests say. */
function foldText(rootname: string, fold: PhotonFold): string {
  const { events, expected, zSquared, hTest, chiSquare, probability, caveats } = fold;
  const rates = [...events].map((count, bin) => count / expected[bin]!);
  const most = Math.max(...rates);
  const bars = rates.map((rate, bin) =>
    [
      ((bin + 0.5) / rates.length).toFixed(3),
      rate.toFixed(4).padStart(8),
      `± ${(Math.sqrt(events[bin]!) / expected[bin]!).toFixed(4)}`,
      '#'.repeat(Math.round((40 * rate) / most)),
    ].join('  '),
  );
  const day = fold.clock === 'barycentric' ? 'BJD (TDB)' : 'MJD (UTC)';
  return [
    `${rootname}: ${fold.photonCount} photons in ${fold.liveSeconds.toFixed(1)} s, folded on ${fold.periodSeconds} s from ${day} ${fold.epoch.toFixed(8)}`,
    'phase  rate / constant     ',
    ...bars,
    'chance of a constant source at this one period:',
    `  epoch folding  ${probability.toExponential(2)}  (chi-square ${chiSquare.toFixed(1)} for ${rates.length - 1} degrees of freedom)`,
    `  Z²             ${zSquared.probability.toExponential(2)}  (${zSquared.statistic.toFixed(1)}, ${zSquared.harmonics} harmonics)`,
    `  H-test         ${hTest.probability.toExponential(2)}  (${hTest.statistic.toFixed(1)}, ${hTest.harmonics} harmonics)`,
    ...caveats.map(({ text }) => `! ${text}`),
    '',
  ].join('\n');
}
