import { cosFlags, pixelFlags, pulseHeightLimits } from './cos-flags.js';
import type { ActiveArea, CosMode, CosStripe } from './cos-mode.js';
import { wavelengthAt } from './cos-mode.js';
import { flatField, type Photons } from './cos-photons.js';
import { isGood, type GoodTimes } from './good-times.js';

/** Columns of a corrtag's EVENTS table, in time order; equal lengths. Rounded as the file has them. */
export interface CosEvents {
  readonly time: Float32Array;
  readonly rawX: Int16Array;
  readonly rawY: Int16Array;
  readonly xCorr: Float32Array;
  readonly yCorr: Float32Array;
  readonly xDopp: Float32Array;
  readonly xFull: Float32Array;
  readonly yFull: Float32Array;
  readonly wavelength: Float32Array;
  readonly epsilon: Float32Array;
  readonly dq: Int16Array;
  readonly pulseHeight: Uint8Array;
}

export interface EventFacts {
  readonly mode: CosMode;
  readonly activeArea: ActiveArea;
  readonly stripes: readonly CosStripe[];
  readonly goodTimes: GoodTimes;
  readonly tickSeconds: number;
  readonly liveShare: number;
}

/** Orbital Doppler shift (columns) at a time (s since EXPSTART). */
export function dopplerColumns({ detector }: CosMode, seconds: number): number {
  return (detector === 'FUV' ? 2.6 : 1.1) * Math.sin((2 * Math.PI * seconds) / 5_717.771_688);
}

/** Drift of the spectrum during an exposure (columns), to be added to SHIFT1. */
export function shiftDrift(seconds: number): number {
  return 0.1 * Math.exp(-seconds / 400);
}

/** Puts photons in time order and computes every column of the file, DQ and EPSILON among them. */
export function cosEvents(photons: Photons, facts: EventFacts): CosEvents {
  const order = Uint32Array.from(photons.ticks.keys()).sort(
    (a, b) => photons.ticks[a] - photons.ticks[b] || a - b,
  );
  const events = emptyEvents(order.length);
  for (let row = 0; row < order.length; row++) fillEvent(events, row, photons, order[row], facts);
  return events;
}

function emptyEvents(length: number): CosEvents {
  return {
    time: new Float32Array(length),
    rawX: new Int16Array(length),
    rawY: new Int16Array(length),
    xCorr: new Float32Array(length),
    yCorr: new Float32Array(length),
    xDopp: new Float32Array(length),
    xFull: new Float32Array(length),
    yFull: new Float32Array(length),
    wavelength: new Float32Array(length),
    epsilon: new Float32Array(length),
    dq: new Int16Array(length),
    pulseHeight: new Uint8Array(length),
  };
}

function fillEvent(
  events: CosEvents,
  row: number,
  photons: Photons,
  index: number,
  { mode, activeArea, stripes, goodTimes, tickSeconds, liveShare }: EventFacts,
): void {
  const seconds = photons.ticks[index] * tickSeconds;
  const x = photons.x[index];
  const y = photons.y[index];
  const pulseHeight = photons.pulseHeights[index];
  const stripe = nearestStripe(mode, stripes, x, y);
  const xDopp = x + stripe.shift + shiftDrift(seconds);
  const xCorr = xDopp - dopplerColumns(mode, seconds);
  const yCorr = y + 0.6 * Math.sin(x / 2_000);
  const isActive =
    xCorr >= activeArea.left &&
    xCorr <= activeArea.right &&
    yCorr >= activeArea.low &&
    yCorr <= activeArea.high;
  events.time[row] = seconds;
  events.rawX[row] = wholePixel(xCorr + 6 * Math.sin(xCorr / 1_500), mode.detectorColumns);
  events.rawY[row] = wholePixel(yCorr - 4, 1_024);
  events.xCorr[row] = xCorr;
  events.yCorr[row] = yCorr;
  events.xDopp[row] = isActive ? xDopp : xCorr;
  events.xFull[row] = x;
  events.yFull[row] = y;
  events.wavelength[row] = isActive ? wavelengthAt(mode, stripe, x) : 0;
  events.epsilon[row] = 1 / flatField(Math.round(x), Math.round(y)) / liveShare;
  events.pulseHeight[row] = pulseHeight;
  const limits = pulseHeightLimits[mode.detector];
  events.dq[row] =
    (isActive ? pixelFlags(mode, Math.floor(events.xFull[row] + 0.5)) : 0) |
    (pulseHeight < limits.low || pulseHeight > limits.high ? cosFlags.pulseHeight : 0) |
    (isGood(goodTimes, photons.ticks[index]) ? 0 : cosFlags.badTime);
}

function nearestStripe(mode: CosMode, stripes: readonly CosStripe[], x: number, y: number): CosStripe {
  const distance = ({ location, slope }: CosStripe) =>
    Math.abs(y - location - slope * (x - mode.sourceReference));
  return stripes.reduce((nearest, stripe) => (distance(stripe) < distance(nearest) ? stripe : nearest));
}

function wholePixel(position: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.round(position)));
}
