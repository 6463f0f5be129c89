import type { Signal } from '@hstlc/simulator';
import { InvalidArgumentError } from 'commander';

/** A signal whose times are told from the start of the first exposure, which is known later. */
export type SignalFrom = (startMjd: number) => Signal;

const forms =
  'expected sinusoid:PERIOD:AMPLITUDE, flare:AT:AMPLITUDE[:DECAY[:RISE]] or eclipse:AT:DURATION:DEPTH[:PERIOD], times in s';

/** Reads what is injected into a source's brightness; times in s, those called AT from the start of the first exposure. */
export function signalOption(text: string): SignalFrom {
  const [kind, ...words] = text.split(':');
  const numbers = words.map(Number);
  if (words.some((word) => word.trim() === '') || !numbers.every(Number.isFinite))
    throw new InvalidArgumentError(forms);
  const [first, second, third, fourth] = numbers;
  if (kind === 'sinusoid' && numbers.length === 2) {
    if (!(first! > 0 && second! >= 0 && second! <= 1))
      throw new InvalidArgumentError('sinusoid: expected a period above 0 and an amplitude from 0 to 1');
    return (epochMjd) => ({ kind, periodSeconds: first!, amplitude: second!, epochMjd });
  }
  if (kind === 'flare' && numbers.length >= 2 && numbers.length <= 4) {
    const [decaySeconds, riseSeconds] = [third ?? 60, fourth ?? 5];
    if (!(second! > 0 && decaySeconds > 0 && riseSeconds > 0))
      throw new InvalidArgumentError('flare: expected amplitude, decay and rise above 0');
    const peakMjd = (startMjd: number) => startMjd + first! / 86_400;
    return (startMjd) => ({
      kind,
      peakMjd: peakMjd(startMjd),
      amplitude: second!,
      decaySeconds,
      riseSeconds,
    });
  }
  if (kind === 'eclipse' && (numbers.length === 3 || numbers.length === 4)) {
    if (!(second! > 0 && third! >= 0 && third! <= 1 && (fourth === undefined || fourth > second!)))
      throw new InvalidArgumentError(
        'eclipse: expected a duration above 0, a depth from 0 to 1 and a period longer than the duration',
      );
    return (startMjd) => ({
      kind,
      middleMjd: startMjd + first! / 86_400,
      durationSeconds: second!,
      depth: third!,
      ingressSeconds: second! / 10,
      ...(fourth === undefined ? {} : { periodSeconds: fourth }),
    });
  }
  throw new InvalidArgumentError(forms);
}
