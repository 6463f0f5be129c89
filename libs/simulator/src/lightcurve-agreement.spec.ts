import { describe, expect, it } from 'vitest';
import { assessQuality, extractLightcurve, readTimeTagExposure, refusal } from '@hstlc/lightcurve';
import { simulateCosFuv, simulateCosNuv } from './cos-exposure.js';
import type { SimulatedExposure } from './exposure.js';
import { simulateStis } from './stis-exposure.js';
import { columnOf, openExposure, sumOf } from './testing/simulated-files.js';

const gaps = [{ start: 200, stop: 260 }];

const exposures: readonly (readonly [string, SimulatedExposure])[] = [
  ['COS FUV by TWOZONE, with a gap', simulateCosFuv({ exposureSeconds: 400, gaps })],
  ['COS FUV by BOXCAR', simulateCosFuv({ exposureSeconds: 300, extraction: 'BOXCAR' })],
  ['COS FUV, segment A alone', simulateCosFuv({ exposureSeconds: 300, segments: ['FUVA'] })],
  ['COS NUV, with a gap', simulateCosNuv({ exposureSeconds: 400, gaps })],
  ['STIS, with a gap', simulateStis({ exposureSeconds: 400, gaps })],
];

describe.each(exposures)('the lightcurve of %s', (_, exposure) => {
  it('agrees with its own x1d, as the library finds for itself', async () => {
    const files = await openExposure(exposure);
    const lightcurve = await extractLightcurve(await readTimeTagExposure(files), { stepSeconds: 5 });
    expect(lightcurve.selfCheck.gcountsEqual).toBe(exposure.truth.instrument === 'COS' ? true : null);
    // STIS boxes end within a pixel, which events in half pixels follow less closely
    expect(Math.abs(lightcurve.selfCheck.fluxRatio! - 1)).toBeLessThan(
      exposure.truth.instrument === 'COS' ? 1e-6 : 1e-3,
    );
  });

  it('has the good time that was asked for', async () => {
    const lightcurve = await extractLightcurve(await readTimeTagExposure(await openExposure(exposure)));
    expect(sumOf(lightcurve.columns.EXPOSURE)).toBeCloseTo(exposure.truth.exposureSeconds, 6);
  });

  it('passes the quality checks', async () => {
    const { events } = await openExposure(exposure);
    const checks = await assessQuality(events, { minimumExposureSeconds: 1, badProposals: [] });
    expect(refusal(checks)).toBeUndefined();
  });
});

describe('the light that was put in', () => {
  it.each([
    ['COS NUV', simulateCosNuv({ exposureSeconds: 500, lampFlashes: 0, seed: 3 })],
    ['STIS', simulateStis({ exposureSeconds: 500, airglowRate: 0, seed: 3 })],
  ])('comes out as NET of the x1d of %s, within five standard deviations', async (_, exposure) => {
    const { x1d } = await openExposure(exposure);
    const net = sumOf(await columnOf(x1d, 'SCI', 'NET'));
    const { segments, meanSignal, exposureSeconds } = exposure.truth;
    const expected = sumOf(segments.map(({ sourceRate }) => sourceRate)) * meanSignal;
    const counts = sumOf(segments.map(({ grossCounts }) => grossCounts));
    expect(expected).toBeCloseTo(60, 6);
    expect(Math.abs(net - expected)).toBeLessThan((5 * Math.sqrt(counts)) / exposureSeconds);
  });

  it('folds to the amplitude of the sinusoid, within five standard deviations', async () => {
    const periodSeconds = 64;
    const amplitude = 0.3;
    const startMjd = 58_000.125;
    const exposure = simulateCosNuv({
      exposureSeconds: 10 * periodSeconds,
      lampFlashes: 0,
      startMjd,
      signal: { kind: 'sinusoid', amplitude, periodSeconds, epochMjd: startMjd },
    });
    const { columns } = await extractLightcurve(await readTimeTagExposure(await openExposure(exposure)), {
      stepSeconds: 1.024,
    });
    const sum = { net: 0, sine: 0, cosine: 0, gross: 0 };
    for (let bin = 0; bin < columns.NET.length; bin++) {
      const seconds = (columns.MJD[bin]! - startMjd) * 86_400;
      const phase = (2 * Math.PI * seconds) / periodSeconds;
      const net = columns.NET[bin]! * columns.EXPOSURE[bin]!;
      sum.net += net;
      sum.sine += 2 * net * Math.sin(phase);
      sum.cosine += 2 * net * Math.cos(phase);
      sum.gross += columns.GROSS[bin]! * columns.EXPOSURE[bin]!;
    }
    const tolerance = (5 * Math.sqrt(2 * sum.gross)) / sum.net;
    expect(tolerance).toBeLessThan(0.1);
    expect(Math.abs(sum.sine / sum.net - amplitude)).toBeLessThan(tolerance);
    expect(Math.abs(sum.cosine / sum.net)).toBeLessThan(tolerance);
  });
});
