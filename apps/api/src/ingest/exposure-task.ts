import type {
  Caveat,
  CompositePlan,
  ExposureCoverage,
  ExposureIdentity,
  Lightcurve,
  QualityCheck,
  RefusalReason,
} from '@hstlc/lightcurve';
import type { ExposureStatistics } from '@hstlc/lightcurve/statistics';
import type { ReferenceDirectories } from '../config/directories.js';
import type { MeasuredProduct } from '../lightcurve-statistics/measure-product.js';
import type { FileKind, FileRole } from './inventory.js';

/** A file of an exposure where it lies now. */
export interface InputFile {
  readonly path: string;
  readonly filename: string;
  readonly kind: FileKind;
  /** of its bytes, where it is known already */
  readonly sha256?: string;
}

/** What every extraction of a run has in common. */
export interface ExtractionSettings {
  readonly stepSeconds: number;
  readonly badProposals: readonly number[];
  readonly fileMode: number;
  readonly codeVersion: string;
  readonly references: ReferenceDirectories;
  readonly threads: number;
}

/** One exposure to be judged and extracted; the folder for its product is below `outputs`. */
export interface ExposureTask {
  readonly rootname: string;
  readonly inputs: readonly InputFile[];
  readonly outputs: string;
  readonly filesystem: string;
  readonly settings: ExtractionSettings;
}

/** The bytes of an input, identified. */
export interface IdentifiedFile {
  readonly filename: string;
  readonly role: FileRole;
  readonly bytes: number;
  readonly sha256: string;
}

/** A product on disk, in the numbers the index keeps of it. */
export interface WrittenProduct {
  readonly filename: string;
  readonly previewFilename: string;
  readonly directory: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly version: string;
  readonly stepSeconds: number;
  readonly liveSeconds: number;
  readonly binCount: number;
  readonly startMjd: number;
  readonly endMjd: number;
  readonly mjdReference: number;
  readonly hasFlux: boolean;
  readonly caveats: readonly Caveat[];
  readonly members: readonly ProductMember[];
  readonly measured: MeasuredProduct;
}

/** An exposure of a product: in it with its DATASET number, or out of it with the reason. */
export interface ProductMember {
  readonly rootname: string;
  readonly dataset: number | null;
  readonly startMjd: number;
  readonly endMjd: number;
  readonly exposureSeconds: number;
  readonly excludedReason: string | null;
}

/** The files of an exposure that cannot be used, why, and every check with its numbers. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason: RefusalReason;
  readonly filenames: readonly string[];
  readonly checks: readonly QualityCheck[];
  /** Whether a file is shorter than it says of itself, as one is that is still being written. */
  readonly isCut: boolean;
}

/** An exposure that would become a product, and what it would be called. */
export interface Acceptance {
  readonly kind: 'accepted';
  readonly identity: ExposureIdentity;
  readonly folder: string;
  readonly productFilename: string;
  /** the composite it would be in; null for a moving target */
  readonly compositeFilename: string | null;
  readonly checks: readonly QualityCheck[];
}

/** An exposure that became a product. */
export interface Extraction extends Omit<Acceptance, 'kind'> {
  readonly kind: 'extracted';
  /** SHA-256 of all of its files by name, whether the product is made from them or not */
  readonly hashes: Readonly<Record<string, string>>;
  readonly eventCount: number;
  /** what a composite must know of it */
  readonly coverage: ExposureCoverage;
  /** over all of its wavelengths */
  readonly lightcurve: Lightcurve;
  /** what it tells of variability; undefined where it is too short to */
  readonly statistics: ExposureStatistics | undefined;
  readonly product: WrittenProduct;
  readonly calibratedFilename: string | null;
}

/** An exposure of a composite that is asked what it covers. */
export interface CoverageTask {
  readonly inputs: readonly InputFile[];
  readonly settings: ExtractionSettings;
}

/** An exposure of a composite that is to be extracted over the wavelengths all have in common. */
export interface MemberTask extends CoverageTask {
  readonly within: CompositePlan['within'];
}

/** A composite to be put together of the lightcurves of its exposures. */
export interface CompositeTask {
  readonly exposures: readonly { readonly rootname: string; readonly inputs: readonly InputFile[] }[];
  /** in the order of the exposures */
  readonly coverages: readonly ExposureCoverage[];
  readonly plan: CompositePlan;
  /** in the order of the plan; taken out as they are put together: all of them twice would be too much to hold */
  readonly curves: (Lightcurve | undefined)[];
  /** of those of the curves that are the exposures' own, in the same order */
  readonly statistics: readonly (ExposureStatistics | undefined)[];
  /** What the index calls the target; headers may call it something else. */
  readonly targetName: string;
  readonly composites: string;
  readonly settings: ExtractionSettings;
}

/** Why exposures cannot make a composite. */
export interface Impossible {
  readonly kind: 'impossible';
  readonly reason: string;
}

/** What a composite's step comes to. */
export type Possible<Value> = { readonly kind: 'done'; readonly value: Value } | Impossible;
