import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { composeLightcurve, writeLightcurveProduct } from '@hstlc/lightcurve';
import { codeVersion } from '../config/code-version.js';
import { loadConfiguration } from '../config/configuration.js';
import { hashBytes } from '../archive/hash-file.js';
import { identifyInputs } from '../ingest/identify-inputs.js';
import { exposureReader } from '../ingest/exposure-reader.js';
import { productVersion } from '../ingest/product-version.js';
import { findExposures } from './find-exposures.js';
import { lightcurveRecord, lightcurveSummary } from './lightcurve-record.js';
import { addExtractionOptions, extractionOptions, type ExtractionFlags } from './options.js';

interface Flags extends ExtractionFlags {
  readonly json?: boolean;
  readonly out: string;
}

export function compositeCommand(): Command {
  const command = new Command('composite')
    .description('composite lightcurve of several exposures of one configuration, without the archive')
    .argument('<file...>', 'tag or corrtag files')
    .requiredOption('--out <file>', 'write the FITS product here')
    .option('--json', 'a JSON object on stdout');
  return addExtractionOptions(command).action(async (files: string[], flags: Flags) => {
    const found = await findExposures(files);
    const inputs = [];
    for (const exposure of found) inputs.push(...(await identifyInputs(exposure.rootname, exposure.inputs)));
    const { stepSeconds, references } = loadConfiguration();
    const lightcurve = await composeLightcurve(
      found.map((exposure) => exposureReader(exposure.inputs, references, { blocking: true })),
      extractionOptions(flags, stepSeconds),
    );
    await writeFile(
      flags.out,
      writeLightcurveProduct(lightcurve, { inputs, codeVersion, productVersion, sha256: hashBytes }),
    );
    const record = () =>
      lightcurveRecord(
        'composite',
        found.flatMap(({ inputs: each }) => each.map(({ path }) => path)),
        lightcurve,
      );
    process.stdout.write(flags.json ? `${JSON.stringify(record())}\n` : lightcurveSummary(lightcurve));
  });
}
