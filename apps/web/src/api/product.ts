import { bytesSource, openFits, type FitsFile, type Header } from '@hstlc/fits';
import { readLightcurveRows, type LightcurveRows } from '@hstlc/lightcurve/rows';
import { routes, type Lightcurve } from '@hstlc/contract';
import { queryOptions } from '@tanstack/react-query';
import { ApiFailure, getBytes } from './client.js';

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

/** A product as its own file tells it. */
export interface Product {
  readonly rows: LightcurveRows;
  readonly primary: Header;
  readonly lightcurve: Header;
  readonly provenance: readonly ProvenanceRow[];
  readonly parameters: readonly { readonly key: string; readonly value: string; readonly unit: string }[];
  readonly file: FitsFile;
}

/** The product's file, read here as it would be read anywhere; it stays as long as its checksum does. */
export function productQuery({ filename, sha256 }: Pick<Lightcurve, 'filename' | 'sha256'>) {
  return queryOptions({
    queryKey: ['product', filename, sha256],
    queryFn: async ({ signal }) => readProduct(await getBytes(routes.product(filename), signal)),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

async function readProduct(bytes: Uint8Array): Promise<Product> {
  try {
    const file = await openFits(bytesSource(bytes));
    const rows = await readLightcurveRows(file);
    const [provenance, parameters] = [await readProvenance(file), await readParameters(file)];
    const lightcurve = file.hdu('LIGHTCURVE')!.header;
    return { rows, primary: file.primary.header, lightcurve, provenance, parameters, file };
  } catch (error) {
    throw new ApiFailure('unexpected-answer', String(error), undefined);
  }
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

async function readParameters(file: FitsFile): Promise<Product['parameters']> {
  const table = file.hdu('PARAMETERS');
  if (table === undefined) return [];
  const [keys, values, units] = await Promise.all(['KEY', 'VALUE', 'UNIT'].map((name) => table.texts(name)));
  return keys!.map((key, row) => ({ key, value: values![row]!, unit: units![row]! }));
}

function wordsOf(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}
