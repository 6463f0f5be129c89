import path from 'node:path';
import { Command } from 'commander';
import type { FitsFile, Hdu } from '@hstlc/fits';
import { checkHlsp, isLightcurveError, type HlspCheck } from '@hstlc/lightcurve';
import { withFitsFiles } from '../archive/open-files.js';
import { CommandFailure, exitCodes } from './exit-codes.js';

export function inspectCommand(): Command {
  return new Command('inspect')
    .description('HDUs, columns, cards and checksum verdicts of a FITS file')
    .argument('<file>')
    .option('--json', 'one JSON object on stdout')
    .option('--hdu <index>', 'the cards of this HDU only', Number)
    .option('--hlsp', 'whether MAST would take it as a High Level Science Product: fifteen checks')
    .action(async (file: string, flags: { json?: boolean; hdu?: number; hlsp?: boolean }) => {
      await withFitsFiles([file], async ([fits]) => {
        const record = await inspect(file, fits!);
        const hlsp = flags.hlsp ? await check(file, fits!) : undefined;
        if (flags.json) process.stdout.write(`${JSON.stringify({ ...record, hlsp })}\n`);
        else process.stdout.write(hlsp === undefined ? text(record, flags.hdu) : checkLines(hlsp));
        if (hlsp?.some(({ passed }) => !passed)) process.exitCode = exitCodes.someRefused;
      });
    });
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

function checkLines(checks: readonly HlspCheck[]): string {
  const lines = checks.flatMap(({ number, name, passed, expected, found }) => [
    `${String(number).padStart(2)}  ${passed ? 'passed' : 'FAILED'}  ${name}: ${found}`,
    ...(passed ? [] : [`            expected ${expected}`]),
  ]);
  const failed = checks.filter(({ passed }) => !passed).length;
  return `${lines.join('\n')}\n${failed === 0 ? 'all checks passed' : `${failed} of ${checks.length} checks failed`}\n`;
}

type Inspection = Awaited<ReturnType<typeof inspect>>;

async function inspect(file: string, fits: FitsFile) {
  const hdus = [];
  for (const hdu of fits.hdus) hdus.push(await describe(hdu));
  const last = fits.hdus.at(-1)!;
  const bytes = last.dataOffset + Math.ceil(last.dataLength / 2880) * 2880;
  return { schema: 'hstlc.inspect/1', file, bytes, hdus, caveats: fits.caveats };
}

async function describe(hdu: Hdu) {
  return {
    index: hdu.index,
    name: hdu.name,
    version: hdu.version,
    type: hdu.kind,
    rows: hdu.rowCount,
    columns: hdu.columns.map(({ name, format, unit }) => ({ name, format, unit })),
    cards: hdu.header.cards.map(({ keyword, value, comment }) => ({
      keyword,
      value: typeof value === 'bigint' ? String(value) : (value ?? null),
      comment,
    })),
    ...(await hdu.checksums()),
    caveats: [],
  };
}

function text({ file, hdus, caveats }: Inspection, only: number | undefined): string {
  const lines = [file];
  for (const hdu of hdus) {
    if (only !== undefined && hdu.index !== only) continue;
    const size = hdu.type === 'bintable' ? `${hdu.rows} rows × ${hdu.columns.length} columns` : '';
    const checks = `checksum ${hdu.checksum}, datasum ${hdu.datasum}`;
    lines.push(
      `${String(hdu.index).padStart(3)}  ${hdu.name.padEnd(12)} ${hdu.type.padEnd(10)} ${size.padEnd(28)} ${checks}`,
    );
    for (const { name, format, unit } of hdu.columns)
      lines.push(`       ${name.padEnd(20)} ${format.padEnd(8)} ${unit}`);
    if (only === undefined) continue;
    for (const { keyword, value, comment } of hdu.cards)
      lines.push(
        `     ${keyword.padEnd(8)} ${JSON.stringify(value)}${comment === '' ? '' : `  / ${comment}`}`,
      );
  }
  for (const { text: words } of caveats) lines.push(`caveat: ${words}`);
  return `${lines.join('\n')}\n`;
}
