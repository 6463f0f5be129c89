import { describe, expect, it } from 'vitest';
import { bytesSource, openFits } from '@hstlc/fits';
import { composeLightcurve, extractLightcurve, readTimeTagExposure } from '@hstlc/lightcurve';
import { classifyLightcurve, lightcurveStatistics } from '@hstlc/lightcurve/statistics';
import { simulateCosFuv, simulateCosNuv } from './cos-exposure.js';
import type { SimulatedExposure } from './exposure.js';
import type { Signal } from './signal.js';
import { simulateStis } from './stis-exposure.js';

const startMjd = 58_000;
const exposureSeconds = 600;

/** The exposure as a program reads it: from its files. */
async function read({ files }: SimulatedExposure) {
  const open = (pattern: RegExp) =>
    Promise.all(
      files.filter(({ filename }) => pattern.test(filename)).map(({ bytes }) => openFits(bytesSource(bytes))),
    );
  const [x1d] = await open(/_x1d\.fits$/);
  const events = await open(/_(corr)?tag(_[ab])?\.fits$/);
  return readTimeTagExposure(x1d === undefined ? { events } : { events, x1d });
}

const simulators = { 'COS FUV': simulateCosFuv, 'COS NUV': simulateCosNuv, STIS: simulateStis };

describe.each(Object.entries(simulators))('what was put into a simulated %s exposure', (_, simulate) => {
  const common = { startMjd, exposureSeconds, sourceRate: 200, seed: 4 };

  it('is found: the period of a pulsation, with a chance that convinces', async () => {
    const signal: Signal = { kind: 'sinusoid', amplitude: 0.15, periodSeconds: 17.3, epochMjd: startMjd };
    const curve = await extractLightcurve(await read(simulate({ ...common, signal })), { stepSeconds: 2 });
    const found = lightcurveStatistics(curve.columns);
    expect(Math.abs(found.lsPeriodSeconds! / 17.3 - 1)).toBeLessThan(0.01);
    expect(found.lsFap).toBeLessThan(1e-3);
    expect(classifyLightcurve(found)).toBe('interesting');
  });

  it('is found: the period and the depth of an eclipse', async () => {
    const signal: Signal = {
      kind: 'eclipse',
      middleMjd: startMjd + 50 / 86_400,
      periodSeconds: 97,
      depth: 0.5,
      durationSeconds: 12,
      ingressSeconds: 1,
    };
    const curve = await extractLightcurve(await read(simulate({ ...common, signal })), { stepSeconds: 2 });
    const { blsPeriodDays, blsDepth, chi2P } = lightcurveStatistics(curve.columns);
    expect(Math.abs((blsPeriodDays! * 86_400) / 97 - 1)).toBeLessThan(0.02);
    expect(Math.abs(blsDepth! - 0.5)).toBeLessThan(0.12);
    expect(chi2P).toBeLessThan(1e-9);
  });
});

describe('a pulsation in visits a month apart', () => {
  it('is found in their composite, exposures by themselves', async () => {
    const signal: Signal = { kind: 'sinusoid', amplitude: 0.1, periodSeconds: 23.7, epochMjd: startMjd };
    const visits = [0, 30, 60].map((day) =>
      simulateStis({ startMjd: startMjd + day, exposureSeconds, sourceRate: 200, seed: 5 + day, signal }),
    );
    const curve = await composeLightcurve(
      visits.map((visit) => async (use) => use(await read(visit))),
      { stepSeconds: 2 },
    );
    const found = lightcurveStatistics(curve.columns);
    expect(Math.abs(found.lsPeriodSeconds! / 23.7 - 1)).toBeLessThan(0.01);
    expect(found.lsFap).toBeLessThan(1e-3);
    expect(found.lsLabel).toBeNull();
  });
});
