import { isLightcurveError, readLightcurveRows, type LightcurveColumns } from '@hstlc/lightcurve';
import { withFitsFiles } from '../archive/open-files.js';
import { CommandFailure, exitCodes } from './exit-codes.js';

/** Reads the columns of a product; a file that is none ends the command with a word of why. */
export async function readLightcurve(file: string): Promise<LightcurveColumns> {
  return withFitsFiles([file], async ([fits]) => {
    try {
      const { columns } = await readLightcurveRows(fits!);
      return columns;
    } catch (error) {
      if (isLightcurveError(error, 'not-a-product'))
        throw new CommandFailure(`${file}: ${error.message}`, exitCodes.someRefused);
      throw error;
    }
  });
}
