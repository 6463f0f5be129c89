/** What an exposure's headers say of it. */
export interface ExposureIdentity {
  /** `ipppssoot`, lower case */
  readonly rootname: string;
  readonly telescope: string;
  readonly instrument: 'COS' | 'STIS';
  readonly detector: string;
  readonly targetName: string;
  readonly opticalElement: string;
  /** central wavelength setting (Å); 0 for imaging */
  readonly centralWavelength: number;
  readonly aperture: string;
  readonly observationType: string;
  readonly calibrationVersion: string;
  readonly proposalId: number | null;
  /** COS focal-plane offset position; 0 for STIS */
  readonly fpPosition: number;
  /** degrees, ICRS */
  readonly rightAscension: number | null;
  readonly declination: number | null;
  /** d, MJD UTC */
  readonly startMjd: number;
  readonly endMjd: number;
  /** EXPTIME (s): live time */
  readonly exposureSeconds: number;
  readonly exposureFlag: string;
  /** DATE of the file */
  readonly date: string;
  readonly simulated: boolean;
  readonly movingTarget: boolean;
}

/** The part of an identity that exposures of one composite share. */
export type ConfigurationIdentity = Pick<
  ExposureIdentity,
  | 'telescope'
  | 'instrument'
  | 'detector'
  | 'targetName'
  | 'opticalElement'
  | 'centralWavelength'
  | 'aperture'
  | 'rightAscension'
  | 'declination'
  | 'simulated'
  | 'movingTarget'
>;
