import { instruments, type Observation } from '@hstlc/contract';
import { z } from 'zod';

const instrumentSchema = z.enum(instruments);

interface ConfigurationColumns {
  readonly instrume: string;
  readonly detector: string;
  readonly optElem: string;
  readonly cenwave: number;
  readonly aperture: string;
}

/** The configuration as the wire names it. */
export function configurationFields(
  row: ConfigurationColumns,
): Pick<Observation, 'instrument' | 'detector' | 'optElem' | 'cenwave' | 'aperture'> {
  const { instrume, detector, optElem, cenwave, aperture } = row;
  return { instrument: instrumentSchema.parse(instrume), detector, optElem, cenwave, aperture };
}
