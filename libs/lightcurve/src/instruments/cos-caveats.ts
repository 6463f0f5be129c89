import type { Caveat } from '../caveat.js';
import type { ExposureIdentity } from '../exposure-identity.js';
import type { Segment } from '../time-tag-exposure.js';

interface CosFacts {
  /** whether the exposure's own x1d is there */
  readonly hasSpectrum: boolean;
  /** whether FLUXTAB and TDSTAB are */
  readonly hasTables: boolean;
  readonly segments: readonly Segment[];
  /** segments and stripes the x1d has */
  readonly rowNames: readonly string[];
}

/** The doubts about a COS exposure that hold for all of it. */
export function cosCaveats(
  identity: ExposureIdentity,
  { hasSpectrum, hasTables, segments, rowNames }: CosFacts,
): readonly Caveat[] {
  const caveats: Caveat[] = [];
  const isUncalibrated = segments.some(({ calibration }) => calibration === undefined);
  if (!hasSpectrum)
    caveats.push({
      code: 'no-x1d',
      text: hasTables
        ? 'no x1d came with this exposure: boxes are those of the header, flux is by FLUXTAB and TDSTAB'
        : 'no flux: no x1d came with this exposure; boxes are those of the header',
    });
  else if (isUncalibrated && !hasTables)
    caveats.push({
      code: 'no-calibration',
      text: 'no flux: the x1d lacks a row of a segment, or its flux calibration',
    });
  const missing = rowNames.filter(
    (name) => name.startsWith('FUV') && !segments.some((segment) => segment.name === name),
  );
  for (const name of missing)
    caveats.push({
      code: 'segment-absent',
      text: `segment ${name}: the x1d has it, its photons have not come`,
    });
  if (identity.movingTarget)
    caveats.push({ code: 'moving-target', text: 'moving target: BJD_TDB is not given' });
  if (identity.detector === 'NUV' && identity.opticalElement === 'G230L')
    caveats.push({
      code: 'second-order',
      text: 'stripe NUVC of G230L is second-order light and is left out',
    });
  return caveats;
}
