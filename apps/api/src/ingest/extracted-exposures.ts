import type { ExposureCoverage, Lightcurve } from '@hstlc/lightcurve';

/** What the lightcurves that are kept may take together (bytes): some three hundred of usual length. */
const usualBudgetBytes = 64_000_000;

/**
 * What is known of the exposures extracted since the run began, by what they are made from: their composites need
 * not ask again what they cover, nor extract anew those that lie wholly within the common wavelengths. Lightcurves are
 * kept as long as there is room, until their composite takes them; those that are not are extracted again, to the same
 * bits.
 */
export class ExtractedExposures {
  private readonly coverages = new Map<string, ExposureCoverage>();
  private readonly lightcurves = new Map<string, Lightcurve>();
  private keptBytes = 0;

  constructor(private readonly budgetBytes = usualBudgetBytes) {}

  /** @param inputSha256 of all files the exposure is made from */
  add(inputSha256: string, coverage: ExposureCoverage, lightcurve: Lightcurve): void {
    this.coverages.set(inputSha256, coverage);
    const bytes = bytesOf(lightcurve);
    if (this.lightcurves.has(inputSha256) || this.keptBytes + bytes > this.budgetBytes) return;
    this.keptBytes += bytes;
    this.lightcurves.set(inputSha256, lightcurve);
  }

  coverage(inputSha256: string): ExposureCoverage | undefined {
    return this.coverages.get(inputSha256);
  }

  /** Gives a lightcurve away: an exposure is in one composite. */
  takeLightcurve(inputSha256: string): Lightcurve | undefined {
    const lightcurve = this.lightcurves.get(inputSha256);
    if (lightcurve === undefined) return undefined;
    this.lightcurves.delete(inputSha256);
    this.keptBytes -= bytesOf(lightcurve);
    return lightcurve;
  }
}

function bytesOf({ columns }: Lightcurve): number {
  return Object.values(columns).reduce((sum, { byteLength }) => sum + byteLength, 0);
}
