import type { Signal } from './signal.js';

/** A signal to inject, its times in s since EXPSTART. */
export type RequestedSignal =
  | { readonly kind: 'constant' }
  | { readonly kind: 'sinusoid'; readonly periodSeconds: number; readonly amplitude: number }
  | {
      readonly kind: 'flare';
      readonly startSeconds: number;
      readonly decaySeconds: number;
      /** flux added at the start over the quiescent flux */
      readonly amplitude: number;
    }
  | {
      readonly kind: 'eclipse';
      readonly startSeconds: number;
      readonly durationSeconds: number;
      /** share of the flux that is hidden, 0 to 1 */
      readonly depth: number;
    };

/** What is asked of a simulated exposure. */
export interface SimulationOptions {
  /** nine characters, beginning with l (COS) or o (STIS) */
  readonly rootname: string;
  readonly targetName: string;
  /** degrees, J2000 */
  readonly rightAscension: number;
  readonly declination: number;
  /** EXPSTART (MJD, UTC) */
  readonly startMjd: number;
  /** from the first tick to the last, gaps included (s) */
  readonly exposureSeconds: number;
  /** s since EXPSTART, in order and apart; the whole exposure unless given */
  readonly goodTimes?: readonly { readonly start: number; readonly stop: number }[];
  readonly signal: RequestedSignal;
  /** photons of the quiescent source in the boxes of all segments a second; background and airglow come on top */
  readonly countsPerSecond: number;
  /** detector background over the whole of each detector (count/s) */
  readonly backgroundPerSecond: number;
  readonly seed: number;
  /** whether the x1d is written too: true unless given */
  readonly withX1d?: boolean;
  /** EXPFLAG: NORMAL unless given */
  readonly exposureFlag?: string;
}

/** Onset of a flare, ingress of an eclipse: sudden, as far as the clocks of the instruments tell (s). */
const suddenSeconds = 0.000_1;

const secondsPerDay = 86_400;

/** The signal on the scale of MJD. */
export function signalFrom(startMjd: number, requested: RequestedSignal): Signal {
  const mjd = (seconds: number) => startMjd + seconds / secondsPerDay;
  switch (requested.kind) {
    case 'constant':
      return requested;
    case 'sinusoid':
      return { ...requested, epochMjd: startMjd };
    case 'flare': {
      const { amplitude, decaySeconds, startSeconds } = requested;
      return {
        kind: 'flare',
        amplitude,
        decaySeconds,
        riseSeconds: suddenSeconds,
        peakMjd: mjd(startSeconds),
      };
    }
    case 'eclipse': {
      const { depth, durationSeconds, startSeconds } = requested;
      return {
        kind: 'eclipse',
        depth,
        durationSeconds,
        ingressSeconds: suddenSeconds,
        middleMjd: mjd(startSeconds + durationSeconds / 2),
      };
    }
  }
}

/** What lies between good times: bad times (s since EXPSTART). */
export function gapsBetween(
  goodTimes: SimulationOptions['goodTimes'] = [],
): readonly { readonly start: number; readonly stop: number }[] {
  return goodTimes.slice(1).map(({ start }, index) => ({ start: goodTimes[index]!.stop, stop: start }));
}
