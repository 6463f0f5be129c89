/**
 * What is injected into a source's brightness: a factor on its flux, 1 in quiescence. Times are MJD where a signal must
 * keep its phase from one exposure to the next.
 */
export type Signal =
  | { readonly kind: 'constant' }
  | {
      readonly kind: 'sinusoid';
      /** half of the peak-to-peak range over the mean, 0 to 1 */
      readonly amplitude: number;
      readonly periodSeconds: number;
      /** when the phase is 0: rising through the mean */
      readonly epochMjd: number;
    }
  | {
      readonly kind: 'flare';
      readonly peakMjd: number;
      /** flux added at the peak over the quiescent flux */
      readonly amplitude: number;
      /** linear rise before the peak (s) */
      readonly riseSeconds: number;
      /** e-folding time of the decay (s) */
      readonly decaySeconds: number;
    }
  | {
      readonly kind: 'eclipse';
      readonly middleMjd: number;
      /** repeats, when given (s) */
      readonly periodSeconds?: number;
      /** share of the flux that is hidden, 0 to 1 */
      readonly depth: number;
      /** from first to last contact (s) */
      readonly durationSeconds: number;
      /** linear ingress, and as long an egress (s) */
      readonly ingressSeconds: number;
    };

const secondsPerDay = 86_400;

/**
 * Brightness of a source over its quiescent brightness.
 *
 * @param mjd start of the exposure (MJD, UTC)
 * @param seconds time since that start (s)
 */
export function signalFactor(signal: Signal, mjd: number, seconds: number): number {
  const since = (zeroMjd: number) => (mjd - zeroMjd) * secondsPerDay + seconds;
  switch (signal.kind) {
    case 'constant':
      return 1;
    case 'sinusoid':
      return 1 + signal.amplitude * Math.sin((2 * Math.PI * since(signal.epochMjd)) / signal.periodSeconds);
    case 'flare': {
      const after = since(signal.peakMjd);
      if (after >= 0) return 1 + signal.amplitude * Math.exp(-after / signal.decaySeconds);
      return 1 + signal.amplitude * Math.max(0, 1 + after / signal.riseSeconds);
    }
    case 'eclipse': {
      const { periodSeconds, durationSeconds, ingressSeconds, depth } = signal;
      const away = since(signal.middleMjd);
      const nearest =
        periodSeconds === undefined ? away : away - Math.round(away / periodSeconds) * periodSeconds;
      const inside = (durationSeconds / 2 - Math.abs(nearest)) / ingressSeconds;
      return 1 - depth * Math.min(1, Math.max(0, inside));
    }
  }
}

/** Largest value `signalFactor` can take. */
export function signalMaximum(signal: Signal): number {
  return signal.kind === 'sinusoid' || signal.kind === 'flare' ? 1 + signal.amplitude : 1;
}

/**
 * Mean of `signalFactor` over good times, by the midpoint rule.
 *
 * @param goodTimes seconds since `mjd`; at least one of positive length
 * @param stepSeconds of the rule; much shorter than the signal's own times
 */
export function meanSignal(
  signal: Signal,
  mjd: number,
  goodTimes: readonly { readonly start: number; readonly stop: number }[],
  stepSeconds = 0.1,
): number {
  let sum = 0;
  let length = 0;
  for (const { start, stop } of goodTimes) {
    const steps = Math.max(1, Math.ceil((stop - start) / stepSeconds));
    const width = (stop - start) / steps;
    for (let step = 0; step < steps; step++)
      sum += signalFactor(signal, mjd, start + (step + 0.5) * width) * width;
    length += stop - start;
  }
  return sum / length;
}
