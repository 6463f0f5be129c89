import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { bytesSource, openFits } from '@hstlc/fits';
import { caomRow, MemoryHoldings, type OfferedFile } from './holdings.js';

const instruments: Readonly<Record<string, string>> = {
  'COS FUV': 'COS/FUV',
  'COS NUV': 'COS/NUV',
  'STIS FUV-MAMA': 'STIS/FUV-MAMA',
  'STIS NUV-MAMA': 'STIS/NUV-MAMA',
};

/** Offers the FITS files of a folder as if MAST had them: what it lists of them is from their headers. */
export async function folderHoldings(folder: string): Promise<MemoryHoldings> {
  const holdings = new MemoryHoldings();
  const groups = new Map<string, string[]>();
  for (const name of (await readdir(folder)).toSorted()) {
    const rootname = /^([a-z0-9]{9})_[a-z0-9_]+\.fits(\.gz)?$/.exec(name)?.[1];
    if (rootname !== undefined) groups.set(rootname, [...(groups.get(rootname) ?? []), name]);
  }
  let obsid = 24_000_000;
  for (const [rootname, names] of groups) {
    obsid += 1;
    const files: OfferedFile[] = [];
    for (const filename of names) {
      const bytes = new Uint8Array(await readFile(path.join(folder, filename)));
      files.push({ filename, bytes, version: (await primaryOf(bytes)).text('CAL_VER')?.trim() ?? null });
    }
    const header = await primaryOf(files[0]!.bytes!);
    const text = (keyword: string) => header.text(keyword)?.trim() ?? '';
    const row = caomRow({
      obsid,
      obs_id: rootname.toUpperCase(),
      instrument_name: instruments[`${text('INSTRUME')} ${text('DETECTOR')}`] ?? text('INSTRUME'),
      target_name: text('TARGNAME'),
      target_classification: null,
      proposal_id: String(header.number('PROPOSID') ?? ''),
      s_ra: header.number('RA_TARG') ?? null,
      s_dec: header.number('DEC_TARG') ?? null,
      mtFlag: text('MTFLAG') === 'T',
    });
    holdings.offer({ row, files });
  }
  return holdings;
}

async function primaryOf(bytes: Uint8Array) {
  return (await openFits(bytesSource(bytes))).primary.header;
}
