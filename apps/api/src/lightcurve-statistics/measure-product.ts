import { bytesSource, openFits, type FitsFile } from '@hstlc/fits';
import { checkHlsp, orbitSecondsOf, readLightcurveRows, type Lightcurve } from '@hstlc/lightcurve';
import {
  lightcurveStatistics,
  type LightcurveStatistics,
  type StatisticsOptions,
} from '@hstlc/lightcurve/statistics';
import path from 'node:path';
import { withFitsFiles } from '../archive/open-files.js';

/** What is kept in `stats` of a product, but for where it lies and whether staff withhold it. */
export interface MeasuredProduct {
  readonly statistics: LightcurveStatistics;
  /** whether every check of an HLSP holds */
  readonly passesHlsp: boolean;
}

/**
 * The statistics of a lightcurve and of the product it was just written as: those `measureFile` finds later.
 *
 * @param known what its exposures tell, by DATASET, where it is known
 */
export async function measureWritten(
  { kind, columns, parameters }: Lightcurve,
  bytes: Uint8Array,
  filename: string,
  known: StatisticsOptions['known'],
): Promise<MeasuredProduct> {
  return {
    statistics: lightcurveStatistics(columns, {
      orbitSeconds: orbitSecondsOf(parameters),
      ...(known && { known }),
    }),
    // only composites are delivered
    passesHlsp: kind === 'composite' && (await passesHlsp(await openFits(bytesSource(bytes)), filename)),
  };
}

/** The statistics of a product on disk. @throws FitsError, LightcurveError `not-a-product` */
export function measureFile(file: string): Promise<MeasuredProduct> {
  return withFitsFiles([file], async ([opened]) => {
    const { columns, orbitSeconds } = await readLightcurveRows(opened!);
    return {
      statistics: lightcurveStatistics(columns, { orbitSeconds }),
      passesHlsp: await passesHlsp(opened!, path.basename(file)),
    };
  });
}

/** Whether every check of an HLSP holds for a product. */
export async function passesHlsp(file: FitsFile, filename: string): Promise<boolean> {
  const checks = await checkHlsp(file, filename);
  return checks.every(({ passed }) => passed);
}
