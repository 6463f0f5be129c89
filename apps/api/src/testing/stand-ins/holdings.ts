import { createHash } from 'node:crypto';
import type { CaomRow, MastHoldings, ProductRow } from './mast.js';

/** An exposure that a stand-in offers, with its files. */
export interface OfferedExposure {
  readonly row: CaomRow;
  readonly files: readonly OfferedFile[];
}

export interface OfferedFile {
  readonly filename: string;
  /** Absent: it is listed, but cannot be fetched. */
  readonly bytes?: Uint8Array;
  /** As `prvversion` spells it. */
  readonly version: string | null;
  /** What the list says of its size, when that is not the truth (byte). */
  readonly listedSize?: number;
  readonly dataRights?: string;
}

/** Holdings kept in memory, to which exposures can be added and whose files can be changed. */
export class MemoryHoldings implements MastHoldings {
  private readonly exposures = new Map<number, OfferedExposure>();

  offer(exposure: OfferedExposure): void {
    this.exposures.set(exposure.row.obsid, exposure);
  }

  /** Puts another file in place of the one of the same name. */
  change(file: OfferedFile): void {
    for (const [obsid, exposure] of this.exposures)
      if (exposure.files.some(({ filename }) => filename === file.filename))
        this.exposures.set(obsid, {
          ...exposure,
          files: exposure.files.map((each) => (each.filename === file.filename ? file : each)),
        });
  }

  *observations(): Iterable<CaomRow> {
    for (const { row } of this.exposures.values()) yield row;
  }

  products(obsid: number): readonly ProductRow[] {
    const exposure = this.exposures.get(obsid);
    if (exposure === undefined) return [];
    return exposure.files.map((file) => productRow(exposure.row, file));
  }

  file(filename: string): { readonly bytes: Uint8Array; readonly etag: string } | undefined {
    for (const { files } of this.exposures.values()) {
      const bytes = files.find((each) => each.filename === filename)?.bytes;
      if (bytes !== undefined) return { bytes, etag: `"${createHash('md5').update(bytes).digest('hex')}"` };
    }
    return undefined;
  }
}

/** What a product list says of a file. */
export function productRow(row: CaomRow, file: OfferedFile): ProductRow {
  const kind = /_([a-z0-9]+(?:_[ab])?)\./.exec(file.filename)?.[1] ?? '';
  return {
    obsID: row.obsid,
    obs_id: row.obs_id,
    obs_collection: 'HST',
    dataURI: `mast:HST/product/${file.filename}`,
    productFilename: file.filename,
    productType: 'SCIENCE',
    productSubGroupDescription: kind.toUpperCase(),
    project: row.instrument_name.startsWith('COS') ? 'CALCOS' : 'CALSTIS',
    prvversion: file.version,
    size: file.listedSize ?? file.bytes?.byteLength ?? 0,
    dataRights: file.dataRights ?? 'PUBLIC',
    calib_level: 2,
  };
}

/** A row that is a public exposure of a star with COS FUV, but for what is given. */
export function caomRow(changes: Partial<CaomRow> & Pick<CaomRow, 'obsid' | 'obs_id'>): CaomRow {
  return {
    obs_collection: 'HST',
    instrument_name: 'COS/FUV',
    intentType: 'science',
    target_name: 'GJ-436',
    target_classification: 'STAR;M V-IV',
    proposal_id: '13650',
    s_ra: 175.546,
    s_dec: 26.7065,
    mtFlag: false,
    t_min: 57_844.125,
    t_max: 57_844.15,
    t_exptime: 2160,
    t_obs_release: 58_209.1,
    dataRights: 'PUBLIC',
    ...changes,
  };
}
