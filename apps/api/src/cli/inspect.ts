import path from 'node:path';
import { Command } from 'commander';
import type { FitsFile } from '@hstlc/fits';
import { checkHlsp, isLightcurveError, type HlspCheck } from '@hstlc/lightcurve';
import { withFitsFiles } from '../archive/open-files.js';
import { CommandFailure, exitCodes } from './exit-codes.js';
import { inspectFile } from './inspect-file.js';
import { headerText, hlspText, rowsText, summaryText } from './inspect-text.js';
import { rowRange, type RowSpan } from './row-range.js';

interface Flags {
  readonly json?: boolean;
  readonly hdu?: number;
  readonly headers?: boolean;
  readonly rows?: RowSpan;
  readonly hlsp?: boolean;
}

export function inspectCommand(): Command {
  return new Command('inspect')
    .description('HDUs, columns, cards, rows, caveats and checksum verdicts of a FITS file')
    .argument('<file>', 'a FITS file, gzipped or not')
    .option('--hdu <index>', 'only this HDU, with its cards', Number)
    .option('--headers', 'the cards of every HDU, as they stand')
    .option('--rows <range>', 'rows of the tables: FIRST:LAST, or the first N (0-based)', rowRange)
    .option('--hlsp', 'whether MAST would take it as a High Level Science Product: fifteen checks')
    .option('--json', 'one JSON object on stdout')
    .action((file: string, flags: Flags) => withFitsFiles([file], ([fits]) => inspect(file, fits!, flags)));
}

async function inspect(file: string, fits: FitsFile, flags: Flags): Promise<void> {
  const record = await inspectFile(file, fits, flags);
  const hlsp = flags.hlsp ? await check(file, fits) : undefined;
  if (flags.json) process.stdout.write(`${JSON.stringify({ ...record, hlsp })}\n`);
  else if (hlsp !== undefined) process.stdout.write(hlspText(hlsp));
  else {
    process.stdout.write(summaryText(record));
    if (flags.headers === true || flags.hdu !== undefined) process.stdout.write(headerText(fits, flags.hdu));
    process.stdout.write(rowsText(record));
  }
  if (hlsp?.some(({ passed }) => !passed)) process.exitCode = exitCodes.someRefused;
}

async function check(file: string, fits: FitsFile): Promise<readonly HlspCheck[]> {
  try {
    return await checkHlsp(fits, path.basename(file));
  } catch (error) {
    if (isLightcurveError(error, 'not-a-product'))
      throw new CommandFailure(error.message, exitCodes.someRefused);
    throw error;
  }
}
