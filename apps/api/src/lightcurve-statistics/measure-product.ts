import type { FitsFile } from '@hstlc/fits';
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
 * The statistics of a lightcurve: those `measureFile` finds in its product later.
 *
 * @param known what its exposures tell, by DATASET, where it is known
 */
export function measureLightcurve(
  { columns, parameters }: Lightcurve,
  known: StatisticsOptions['known'],
): LightcurveStatistics {
  const orbitSeconds = orbitSecondsOf(parameters);
  return lightcurveStatistics(columns, { orbitSeconds, ...(known && { known }) });
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
