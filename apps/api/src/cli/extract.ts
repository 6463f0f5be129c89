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
import { findExposures, type FoundExposure } from './find-exposures.js';
import { lightcurveRecord, lightcurveSummary } from './lightcurve-record.js';
import { addExtractionOptions, extractionOptions, type ExtractionFlags } from './options.js';
import { requirePhotons } from './require-photons.js';

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

async function extractOne(found: FoundExposure, flags: Flags): Promise<void> {
  const { rootname, inputs } = found;
  const { stepSeconds, badProposals, references } = loadConfiguration();
  await requirePhotons(found, badProposals);
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
