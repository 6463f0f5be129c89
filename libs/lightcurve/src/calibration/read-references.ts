import type { FitsFile } from '@hstlc/fits';
import { globalLinearity, type GlobalLinearity } from './global-linearity.js';
import type { CosFluxTables } from './cos-sensitivity.js';
import { readReferenceTable, type ReferenceTable } from './reference-table.js';
import { badPixels, type DetectorQuality } from './stis-bad-pixels.js';
import { readFlatField, type StisFlats } from './stis-flat.js';

/** Reference files that are at hand, by the header keyword that names them. */
export type ReferenceFiles = Readonly<Record<string, FitsFile>>;

/** What reference files tell of a COS exposure. */
export interface CosReferences {
  /** undefined unless both FLUXTAB and TDSTAB are at hand */
  readonly fluxTables: CosFluxTables | undefined;
  /** TWOZXTAB or XTRACTAB, whichever the extraction used */
  readonly extraction: ReferenceTable | undefined;
}

/** @param algorithm XTRCTALG of the exposure */
export async function readCosReferences(
  files: ReferenceFiles,
  algorithm: string | undefined,
): Promise<CosReferences> {
  const { FLUXTAB, TDSTAB } = files;
  const extraction = files[algorithm === 'TWOZONE' ? 'TWOZXTAB' : 'XTRACTAB'];
  return {
    fluxTables:
      FLUXTAB === undefined || TDSTAB === undefined
        ? undefined
        : { flux: await readReferenceTable(FLUXTAB), timeDependence: await readReferenceTable(TDSTAB) },
    extraction: extraction === undefined ? undefined : await readReferenceTable(extraction),
  };
}

/** What reference files tell of a STIS exposure. */
export interface StisReferences {
  readonly flats: StisFlats;
  readonly badPixels: DetectorQuality | undefined;
  readonly linearity: GlobalLinearity | undefined;
}

/** @throws LightcurveError `unsupported-configuration` where an image or a table is none for a MAMA */
export async function readStisReferences(
  files: ReferenceFiles,
  { detector, opticalElement }: { readonly detector: string; readonly opticalElement: string },
): Promise<StisReferences> {
  const flat = async (keyword: string) => {
    const file = files[keyword];
    return file === undefined ? undefined : readFlatField(file);
  };
  const table = async (keyword: string) => {
    const file = files[keyword];
    return file === undefined ? undefined : readReferenceTable(file);
  };
  const bad = await table('BPIXTAB');
  const linearity = await table('MLINTAB');
  return {
    flats: {
      pixel: await flat('PFLTFILE'),
      delta: await flat('DFLTFILE'),
      lowOrder: await flat('LFLTFILE'),
    },
    badPixels: bad === undefined ? undefined : badPixels(bad, opticalElement),
    linearity: linearity === undefined ? undefined : globalLinearity(linearity, detector),
  };
}
