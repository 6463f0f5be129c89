import { bytesSource, openFits, type FitsFile } from '@hstlc/fits';
import { checkHlsp, readLightcurveRows } from '@hstlc/lightcurve';
import { lightcurveStatistics, type LightcurveStatistics } from '@hstlc/lightcurve/statistics';
import path from 'node:path';
import { withFitsFiles } from '../archive/open-files.js';

/** What is kept in `stats` of a product, but for where it lies and whether staff withhold it. */
export interface MeasuredProduct {
  readonly statistics: LightcurveStatistics;
  /** whether every check of an HLSP holds */
  readonly passesHlsp: boolean;
}

/** The statistics of a product from its own bytes: the same when it is made, and whenever it is read again. */
export function measureBytes(bytes: Uint8Array, filename: string): Promise<MeasuredProduct> {
  return openFits(bytesSource(bytes)).then((file) => measure(file, filename));
}

/** The statistics of a product on disk. @throws FitsError, LightcurveError `not-a-product` */
export function measureFile(file: string): Promise<MeasuredProduct> {
  return withFitsFiles([file], ([opened]) => measure(opened!, path.basename(file)));
}

async function measure(file: FitsFile, filename: string): Promise<MeasuredProduct> {
  const { columns, orbitSeconds } = await readLightcurveRows(file);
  const checks = await checkHlsp(file, filename);
  return {
    statistics: lightcurveStatistics(columns, { orbitSeconds }),
    passesHlsp: checks.every(({ passed }) => passed),
  };
}
