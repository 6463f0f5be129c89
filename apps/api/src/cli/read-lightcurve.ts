import { isLightcurveError, readLightcurveRows, type LightcurveRows } from '@hstlc/lightcurve';
import { withFitsFiles } from '../archive/open-files.js';
import { CommandFailure, exitCodes } from './exit-codes.js';

/** Reads the rows of a product; a file that is none ends the command with a word of why. */
export async function readLightcurve(file: string): Promise<LightcurveRows> {
  return refuseOtherFiles(file, () => withFitsFiles([file], ([fits]) => readLightcurveRows(fits!)));
}

/** Does work on a file; one that is no lightcurve product ends the command with a word of why. */
export async function refuseOtherFiles<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isLightcurveError(error, 'not-a-product'))
      throw new CommandFailure(`${file}: ${error.message}`, exitCodes.someRefused);
    throw error;
  }
}
