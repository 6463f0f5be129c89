import type { Extraction } from './cos-box.js';
import { constantSignal, type ExposureOptions } from './exposure.js';
import { goodTimes, type GoodTimes } from './good-times.js';
import type { StarShape } from './star.js';

/** What may be asked of a simulated COS exposure besides. */
export interface CosOptions extends ExposureOptions {
  /** FPPOS */
  readonly fpPosition?: 1 | 2 | 3 | 4;
  /** XTRCTALG of the x1d */
  readonly extraction?: Extraction;
  /** flashes of the wavelength lamp, on its own rows */
  readonly lampFlashes?: number;
  readonly star?: StarShape;
}

export interface CosFuvOptions extends CosOptions {
  /** the segments whose high voltage is on */
  readonly segments?: readonly ('FUVA' | 'FUVB')[];
}

/** COS clock (s). @see COS Instrument Handbook, section 5.2.1 */
export const cosTickSeconds = 0.032;

/** What was asked for, with the defaults. */
export type CosSettings = Required<CosOptions> & { readonly times: GoodTimes };

/** Fills in what was not asked for. */
export function cosSettings(
  options: CosOptions & Pick<CosSettings, 'rootname' | 'targetName' | 'darkRate' | 'star' | 'extraction'>,
): CosSettings {
  const { exposureSeconds = 640, gaps = [] } = options;
  return {
    seed: 1,
    rightAscension: 217.4,
    declination: -62.7,
    proposalId: 99_001,
    startMjd: 57_844.25,
    sourceRate: 60,
    signal: constantSignal,
    exposureFlag: 'NORMAL',
    x1d: true,
    fpPosition: 3,
    lampFlashes: 2,
    ...options,
    exposureSeconds,
    gaps,
    times: goodTimes(exposureSeconds, gaps, { tickSeconds: cosTickSeconds, firstTick: 1 }),
  };
}
