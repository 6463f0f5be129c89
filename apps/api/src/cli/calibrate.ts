import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { calibrateStisTag } from '@hstlc/lightcurve';
import { withFitsFiles } from '../archive/open-files.js';
import { withReferences } from '../archive/with-references.js';
import { loadConfiguration } from '../config/configuration.js';
import { CommandFailure, exitCodes } from './exit-codes.js';
import { findExposures } from './find-exposures.js';

export function calibrateCommand(): Command {
  return new Command('calibrate')
    .description('STIS tag to corrtag; the tag file is never touched')
    .argument('<file>', '<rootname>_tag.fits[.gz]')
    .option('--out <file>', 'where to write it (default <rootname>_corrtag.fits here)')
    .action(async (file: string, { out }: { out?: string }) => {
      const [found] = await findExposures([file]);
      const tag = found!.inputs.find(({ kind }) => kind === 'tag');
      if (tag === undefined)
        throw new CommandFailure(`${JSON.stringify(file)}: expected a STIS _tag file`, exitCodes.wrongUsage);
      const x1d = found!.inputs.find(({ kind }) => kind === 'x1d');
      const paths = x1d === undefined ? [tag.path] : [tag.path, x1d.path];
      const corrtag = await withFitsFiles(paths, ([events, spectrum]) =>
        withReferences(events!, x1d !== undefined, loadConfiguration().references, (references) =>
          calibrateStisTag(events!, spectrum, references),
        ),
      );
      const target = out ?? `${found!.rootname}_corrtag.fits`;
      await writeFile(target, corrtag);
      process.stderr.write(`wrote ${target}\n`);
    });
}
