import { describe, expect, it } from 'vitest';
import { signalOption } from './signal-option.js';

describe('a signal on the command line', () => {
  it('is told by its kind and numbers, from the start of the first exposure', () => {
    expect(signalOption('sinusoid:120:0.2')(58_000)).toEqual({
      kind: 'sinusoid',
      periodSeconds: 120,
      amplitude: 0.2,
      epochMjd: 58_000,
    });
    expect(signalOption('flare:43200:3')(58_000)).toEqual({
      kind: 'flare',
      peakMjd: 58_000.5,
      amplitude: 3,
      decaySeconds: 60,
      riseSeconds: 5,
    });
    expect(signalOption('eclipse:0:300:0.5:5000')(58_000)).toEqual({
      kind: 'eclipse',
      middleMjd: 58_000,
      durationSeconds: 300,
      depth: 0.5,
      ingressSeconds: 30,
      periodSeconds: 5000,
    });
  });

  it.each([
    ['', /expected sinusoid/],
    ['sinusoid', /expected sinusoid/],
    ['sinusoid:120:', /expected sinusoid/],
    ['sinusoid:120:2', /amplitude from 0 to 1/],
    ['flare:10:-1', /above 0/],
    ['eclipse:0:300:0.5:200', /period longer/],
    ['pulse:1:2', /expected sinusoid/],
  ])('that is none is refused: %s', (text, words) => {
    expect(() => signalOption(text)).toThrow(words);
  });
});
