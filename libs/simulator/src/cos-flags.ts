import type { CosDetector, CosMode, CosStripe } from './cos-mode.js';

/** Bits of DQ of COS. */
export const cosFlags = {
  gridShadow: 4,
  edge: 8,
  lowResponse: 16,
  outOfBounds: 128,
  pulseHeight: 512,
  badTime: 2_048,
} as const;

/** Bits CALCOS drops photons for when it bins them: burst, pulse height, bad time. */
export const rejectedFlags = 64 | cosFlags.pulseHeight | cosFlags.badTime;

/** Lowest and highest pulse height kept. */
export const pulseHeightLimits = { FUV: { low: 2, high: 23 }, NUV: { low: 0, high: 31 } } as const;

/** A spot of low response that lies on every stripe: columns of XFULL, as a share of the detector. */
const deadSpot = { first: 0.62, columns: 10 } as const;

/** Shadow of the grid wires: a repeating few columns, flagged but not serious. */
const gridWires = { spacing: 840, width: 30 } as const;

/** Bits of the pixels of a column inside the spectrum's rows, outside the active area too. */
export function columnFlags(mode: CosMode, detector: CosDetector, stripe: CosStripe, xFull: number): number {
  const x = xFull + stripe.shift;
  const { left, right } = detector.activeArea;
  // the orbit's Doppler shift moves the edge by some columns
  const margin = mode.detector === 'FUV' ? 5 : 1;
  if (x < left + margin || x > right - margin) return cosFlags.outOfBounds;
  return pixelFlags(mode, xFull);
}

/** Bits of the pixels of a column inside the active area. */
export function pixelFlags(mode: CosMode, xFull: number): number {
  const spot = Math.round(deadSpot.first * mode.detectorColumns);
  const isSpot = xFull >= spot && xFull < spot + deadSpot.columns;
  const isWire = mode.detector === 'FUV' && xFull % gridWires.spacing < gridWires.width;
  return (isSpot ? cosFlags.lowResponse : 0) | (isWire ? cosFlags.gridShadow : 0);
}
