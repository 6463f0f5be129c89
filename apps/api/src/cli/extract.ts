import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { extractLightcurve, individualFilename, writeLightcurveProduct } from '@hstlc/lightcurve';
import { codeVersion } from '../config/code-version.js';
import { loadConfiguration } from '../config/configuration.js';
import { hashBytes } from '../archive/hash-file.js';
import { identifyInputs } from '../ingest/identify-inputs.js';
import { exposureReader } from '../ingest/exposure-reader.js';
import { productVersion } from '../ingest/product-version.js';
import type { Acceptance, Refusal } from '../ingest/exposure-task.js';
import { judgeExposure } from '../ingest/judge-exposure.js';
import { CommandFailure, exitCodes } from './exit-codes.js';
import { findExposures, type FoundExposure } from './find-exposures.js';
import { lightcurveRecord, lightcurveSummary } from './lightcurve-record.js';
import { addExtractionOptions, extractionOptions, type ExtractionFlags } from './options.js';

interface Flags extends ExtractionFlags {
  readonly json?: boolean;
  readonly out?: string;
  readonly outDir?: string;
}

export function extractCommand(): Command {
  const command = new Command('extract')
    .description(
      'lightcurve of one or several exposures, without the archive; a partner segment and an x1d beside are used',
    )
    .argument('<file...>', 'tag or corrtag files');
  return addExtractionOptions(command)
    .option('--out <file>', 'write the FITS product here (one exposure)')
    .option('--out-dir <folder>', 'write one FITS product per exposure into this folder')
    .option('--json', 'one JSON object per exposure on stdout')
    .action(async (files: string[], flags: Flags) => {
      for (const found of await findExposures(files)) await extractOne(found, flags);
    });
}

async function extractOne({ rootname, inputs }: FoundExposure, flags: Flags): Promise<void> {
  const { stepSeconds, badProposals, references } = loadConfiguration();
  requirePhotons(await judgeExposure({ rootname, inputs, settings: { badProposals } }), rootname);
  const lightcurve = await exposureReader(inputs, references, { blocking: true })((exposure) =>
    extractLightcurve(exposure, extractionOptions(flags, stepSeconds)),
  );
  const target = flags.out ?? (flags.outDir && path.join(flags.outDir, individualFilename(rootname)));
  if (target !== undefined) {
    const provenance = {
      inputs: await identifyInputs(rootname, inputs),
      codeVersion,
      productVersion,
      sha256: hashBytes,
    };
    await writeFile(target, writeLightcurveProduct(lightcurve, provenance));
  }
  const files = inputs.map(({ path: file }) => file);
  const text = flags.json
    ? `${JSON.stringify(lightcurveRecord('extract', files, lightcurve))}\n`
    : lightcurveSummary(lightcurve);
  process.stdout.write(text);
}

/** Refusals for which there is nothing to extract; an archive refuses for more. */
const withoutPhotons: readonly string[] = ['Unreadable file', 'Not time-tag', 'No events', 'No good time'];

/** Says what an archive would refuse these photons for, and ends when there is nothing to extract. */
function requirePhotons(verdict: Acceptance | Refusal, rootname: string): void {
  if (verdict.kind === 'accepted') return;
  const failed = verdict.checks.filter(({ passed }) => !passed);
  const numbers = failed
    .map(({ name, value, limit }) => `${name} (found ${value}, expected ${limit})`)
    .join('; ');
  const message = `${rootname}: an archive would refuse this: ${numbers}`;
  if (withoutPhotons.includes(verdict.reason)) throw new CommandFailure(message, exitCodes.someRefused);
  process.stderr.write(`hstlc: ${message}\n`);
}
