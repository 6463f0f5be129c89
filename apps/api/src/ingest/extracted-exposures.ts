import type { ExposureCoverage, Lightcurve } from '@hstlc/lightcurve';
import type { ExposureStatistics } from '@hstlc/lightcurve/statistics';

/** What the lightcurves that are kept may take together (bytes): some three hundred of usual length. */
const usualBudgetBytes = 64_000_000;

/** The lightcurve of an exposure over all of its wavelengths, and what it tells of variability. */
export interface ExtractedLightcurve {
  readonly lightcurve: Lightcurve;
  readonly statistics: ExposureStatistics | undefined;
}

/**
 * What is known of the exposures extracted since the run began, by what they are made from: their composites need
 * not ask again what they cover, nor extract anew those that lie wholly within the common wavelengths. Lightcurves are
 * kept as long as there is room, until their composite takes them; those that are not are extracted again, to the same
 * bits.
 */
export class ExtractedExposures {
  private readonly coverages = new Map<string, ExposureCoverage>();
  private readonly lightcurves = new Map<string, ExtractedLightcurve>();
  private keptBytes = 0;

  constructor(private readonly budgetBytes = usualBudgetBytes) {}

  /** @param inputSha256 of all files the exposure is made from */
  add(inputSha256: string, coverage: ExposureCoverage, extracted: ExtractedLightcurve): void {
    this.coverages.set(inputSha256, coverage);
    const bytes = bytesOf(extracted.lightcurve);
    if (this.lightcurves.has(inputSha256) || this.keptBytes + bytes > this.budgetBytes) return;
    this.keptBytes += bytes;
    this.lightcurves.set(inputSha256, extracted);
  }

  coverage(inputSha256: string): ExposureCoverage | undefined {
    return this.coverages.get(inputSha256);
  }

  /** Gives a lightcurve away: an exposure is in one composite. */
  takeLightcurve(inputSha256: string): ExtractedLightcurve | undefined {
    const extracted = this.lightcurves.get(inputSha256);
    if (extracted === undefined) return undefined;
    this.lightcurves.delete(inputSha256);
    this.keptBytes -= bytesOf(extracted.lightcurve);
    return extracted;
  }
}

function bytesOf({ columns }: Lightcurve): number {
  return Object.values(columns).reduce((sum, { byteLength }) => sum + byteLength, 0);
}
