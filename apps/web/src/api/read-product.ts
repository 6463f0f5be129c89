import { bytesSource, openFits, type FitsFile } from '@hstlc/fits';
import { readLightcurveRows, type LightcurveRows } from '@hstlc/lightcurve/rows';

/** One exposure that went into a product, or was left out, by its PROVENANCE table. */
export interface ProvenanceRow {
  /** 0 when left out */
  readonly dataset: number;
  readonly rootname: string;
  readonly proposal: number;
  readonly calibrationVersion: string;
  readonly files: readonly { readonly filename: string; readonly sha256: string }[];
  /** `KEYWORD=lref$file.fits` */
  readonly referenceFiles: readonly string[];
  readonly excludedReason: string;
}

/** What a product's file says, as one thread can tell it to another. */
export interface ProductContents {
  readonly rows: LightcurveRows;
  /** what the headers say of where it comes from; undefined where they do not */
  readonly origin: {
    readonly provenanceHash: string | undefined;
    readonly creator: string | undefined;
    /** newest input, a date */
    readonly date: string | undefined;
    readonly doi: string | undefined;
  };
  /** s, of BJD_TDB */
  readonly barycentricUncertaintySeconds: number | undefined;
  readonly provenance: readonly ProvenanceRow[];
  readonly parameters: readonly { readonly key: string; readonly value: string; readonly unit: string }[];
}

/**
 * Reads a product as it would be read anywhere.
 *
 * @throws FitsError, LightcurveError when the bytes are no product
 */
export async function readProduct(bytes: Uint8Array): Promise<ProductContents> {
  const file = await openFits(bytesSource(bytes));
  const rows = await readLightcurveRows(file);
  const [provenance, parameters] = [await readProvenance(file), await readParameters(file)];
  const { header } = file.primary;
  return {
    rows,
    origin: {
      provenanceHash: header.text('PROVHASH'),
      creator: header.text('CREATOR'),
      date: header.text('DATE'),
      doi: header.text('DOI'),
    },
    barycentricUncertaintySeconds: file.hdu('LIGHTCURVE')!.header.number('BJDERR'),
    provenance,
    parameters,
  };
}

async function readProvenance(file: FitsFile): Promise<readonly ProvenanceRow[]> {
  const table = file.hdu('PROVENANCE');
  if (table === undefined) return [];
  const [names, sums, rootnames, versions, references, reasons] = await Promise.all(
    ['FILENAME', 'SHA256', 'ROOTNAME', 'CAL_VER', 'REFFILES', 'REASON'].map((name) => table.texts(name)),
  );
  const [datasets, proposals] = await Promise.all(['DATASET', 'PROPOSID'].map((name) => table.numbers(name)));
  return rootnames!.map((rootname, row) => {
    const checksums = wordsOf(sums![row]!);
    return {
      dataset: Number(datasets![row]),
      rootname,
      proposal: Number(proposals![row]),
      calibrationVersion: versions![row]!,
      files: wordsOf(names![row]!).map((filename, each) => ({ filename, sha256: checksums[each] ?? '' })),
      referenceFiles: wordsOf(references![row]!),
      excludedReason: reasons![row]!,
    };
  });
}

async function readParameters(file: FitsFile): Promise<ProductContents['parameters']> {
  const table = file.hdu('PARAMETERS');
  if (table === undefined) return [];
  const [keys, values, units] = await Promise.all(['KEY', 'VALUE', 'UNIT'].map((name) => table.texts(name)));
  return keys!.map((key, row) => ({ key, value: values![row]!, unit: units![row]! }));
}

function wordsOf(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}
