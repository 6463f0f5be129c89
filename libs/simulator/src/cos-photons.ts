import { signalFactor, signalMaximum, type Signal } from './signal.js';
import { drawIndex } from './profile.js';
import { arrivals, type Random } from './random.js';
import { pulseHeightLimits } from './cos-flags.js';
import type { ActiveArea, CosMode, CosStripe } from './cos-mode.js';

/** Photons as they fall on a COS detector, before time order. Equal lengths. */
export interface Photons {
  readonly ticks: number[];
  /** XFULL and YFULL */
  readonly x: number[];
  readonly y: number[];
  readonly pulseHeights: number[];
}

/** When photons are recorded. */
export interface Clock {
  readonly startMjd: number;
  readonly tickSeconds: number;
  /** s since EXPSTART */
  readonly start: number;
  readonly stop: number;
}

/** Flat field at a place of the corrected detector (whole pixels): mean 1, at most `flatMaximum`. */
export function flatField(x: number, y: number): number {
  return 1 + 0.03 * Math.sin(0.17 * x) * Math.cos(0.23 * y) + 0.02 * Math.sin(0.0031 * x + 0.011 * y);
}
export const flatMaximum = 1.05;

interface Component {
  /** count/s before the flat field, where the factor is 1 */
  readonly rate: number;
  readonly span?: { readonly start: number; readonly stop: number };
  readonly factor?: (seconds: number) => number;
  readonly maximum?: number;
  readonly place: () => readonly [x: number, y: number];
  readonly pulseHeight: () => number;
}

/** Adds a Poisson process of photons, thinned by the flat field. */
export function addPhotons(photons: Photons, random: Random, clock: Clock, component: Component): void {
  const { rate, span = clock, factor, maximum, place, pulseHeight } = component;
  const half = clock.tickSeconds / 2;
  const times = arrivals(random, rate * flatMaximum, {
    // a stamp stands for half a tick on either side of it
    start: Math.max(span.start, clock.start) + half,
    stop: Math.min(span.stop, clock.stop) + half,
    ...(factor === undefined ? {} : { factor }),
    ...(maximum === undefined ? {} : { maximum }),
  });
  for (const seconds of times) {
    const [x, y] = place();
    if (random.uniform() * flatMaximum > flatField(Math.round(x), Math.round(y))) continue;
    photons.ticks.push(Math.round(seconds / clock.tickSeconds));
    photons.x.push(x);
    photons.y.push(y);
    photons.pulseHeights.push(pulseHeight());
  }
}

/** Pulse heights of photons of the sky: a peak, which the screening keeps. */
export function skyPulseHeight(random: Random): number {
  return Math.min(22, Math.max(3, Math.round(12 + 3 * random.normal())));
}

/** Scale of the pulse heights of the background. */
const darkPulseScale = 10;

/** Part of the FUV background that falls anywhere, the detector's dark rim included. */
const darkOutsideShare = 0.1;

/** Pulse heights of the background: many small, a tail, of which the screening drops a part. */
function darkPulseHeight(random: Random): number {
  return Math.min(31, Math.floor(darkPulseScale * random.exponential()));
}

/** Part of the background that lies in the active area and passes the pulse-height screening. */
export function keptDarkShare({ detector, detectorColumns }: CosMode, activeArea: ActiveArea): number {
  if (detector === 'NUV') return 1;
  const { low, high } = pulseHeightLimits.FUV;
  const kept = Math.exp(-low / darkPulseScale) - Math.exp(-(high + 1) / darkPulseScale);
  return kept * (1 - darkOutsideShare + (darkOutsideShare * areaOf(activeArea)) / (detectorColumns * 1_023));
}

/** Pixels of an active area. */
export function areaOf({ left, right, low, high }: ActiveArea): number {
  return (right - left) * (high - low);
}

/** The source's photons of a stripe. @param sums running sum over columns of the photons a second */
export function addSource(
  photons: Photons,
  random: Random,
  clock: Clock,
  { mode, stripe, sums, signal }: { mode: CosMode; stripe: CosStripe; sums: Float64Array; signal: Signal },
): void {
  addPhotons(photons, random, clock, {
    rate: sums[sums.length - 1],
    factor: (seconds) => signalFactor(signal, clock.startMjd, seconds),
    maximum: signalMaximum(signal),
    place: () => {
      const x = drawIndex(sums, random.uniform()) - mode.columnOffset + random.uniform() - 0.5;
      const centre = stripe.location + stripe.slope * (x - mode.sourceReference);
      return [x, centre + mode.profileWidth * random.normal()];
    },
    pulseHeight: () => skyPulseHeight(random),
  });
}

/** Geocoronal light of a stripe. */
export function addAirglow(
  photons: Photons,
  random: Random,
  clock: Clock,
  mode: CosMode,
  stripe: CosStripe,
): void {
  for (const line of stripe.airglow) {
    const column =
      mode.sourceReference + (line.wavelength - stripe.centralWavelength) / stripe.wavelengthStep;
    addPhotons(photons, random, clock, {
      rate: line.rate,
      place: () => [
        column + line.columnWidth * random.normal(),
        stripe.location + line.rowWidth * random.normal(),
      ],
      pulseHeight: () => skyPulseHeight(random),
    });
  }
}

/** Detector background: even over the active area, a little outside of it. @param shift SHIFT1 (columns) */
export function addDark(
  photons: Photons,
  random: Random,
  clock: Clock,
  { mode, activeArea, shift, rate }: { mode: CosMode; activeArea: ActiveArea; shift: number; rate: number },
): void {
  const { left, right, low, high } = activeArea;
  const inside = () =>
    [left - shift + (right - left) * random.uniform(), low + (high - low) * random.uniform()] as const;
  const anywhere = () => [mode.detectorColumns * random.uniform() - shift, 1_023 * random.uniform()] as const;
  const outsideShare = mode.detector === 'FUV' ? darkOutsideShare : 0;
  addPhotons(photons, random, clock, {
    rate,
    place: () => (random.uniform() < outsideShare ? anywhere() : inside()),
    pulseHeight: () => (mode.detector === 'FUV' ? darkPulseHeight(random) : 0),
  });
}

/** Flashes of the wavelength lamp: a few lines on the lamp's own rows. */
export function addLamp(
  photons: Photons,
  random: Random,
  clock: Clock,
  {
    mode,
    stripe,
    flashes,
  }: {
    mode: CosMode;
    stripe: CosStripe;
    flashes: readonly { readonly start: number; readonly stop: number }[];
  },
): void {
  const lines = Array.from({ length: 24 }, () => (0.08 + 0.84 * random.uniform()) * mode.detectorColumns);
  for (const span of flashes)
    addPhotons(photons, random, clock, {
      rate: 60,
      span,
      place: () => [
        lines[Math.floor(random.uniform() * lines.length)] - stripe.shift + 3 * random.normal(),
        stripe.lampRow + 3 * random.normal(),
      ],
      pulseHeight: () => skyPulseHeight(random),
    });
}

/** Electronic stim pulses of a FUV segment, in two corners. @param shift SHIFT1 (columns) */
export function addStims(photons: Photons, random: Random, clock: Clock, shift: number): void {
  for (const [x, y] of [
    [389, 984],
    [16_000, 33],
  ] as const)
    addPhotons(photons, random, clock, {
      rate: 2,
      place: () => [x - shift + 1.5 * random.normal(), y + 0.5 * random.normal()],
      pulseHeight: () => Math.min(31, Math.max(0, Math.round(19 + 0.5 * random.normal()))),
    });
}
