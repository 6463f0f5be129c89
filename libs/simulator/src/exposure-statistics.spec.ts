import {
  extractLightcurve,
  joinComposite,
  planComposite,
  coverExposure,
  readTimeTagExposure,
} from '@hstlc/lightcurve';
import { exposureStatistics, lightcurveStatistics } from '@hstlc/lightcurve/statistics';
import { describe, expect, it } from 'vitest';
import { simulateCosNuv } from './cos-exposure.js';
import { openExposure } from './testing/simulated-files.js';

const startMjd = 58_000.125;

describe('what exposures tell of variability', () => {
  it('is the same of their own lightcurves and in their composite, which leaves out bins without live time', async () => {
    const simulated = [0, 1, 2].map((place) =>
      simulateCosNuv({
        rootname: `lstat00${place}`,
        exposureSeconds: 400,
        sourceRate: 80,
        gaps: [{ start: 60 + 50 * place, stop: 100 + 50 * place }],
        startMjd: startMjd + place * 0.1,
        // one flare well inside good time, one that a gap cuts off
        signal: {
          kind: 'flare',
          peakMjd: startMjd + place * 0.1 + (place === 0 ? 230 : 90) / 86_400,
          amplitude: 5,
          riseSeconds: 3,
          decaySeconds: 20,
        },
        seed: place,
      }),
    );
    const exposures = await Promise.all(
      simulated.map(async (each) => readTimeTagExposure(await openExposure(each))),
    );
    const curves = await Promise.all(exposures.map((each) => extractLightcurve(each)));
    const coverages = exposures.map((each) => coverExposure(each));
    const composite = joinComposite(coverages, planComposite(coverages), curves);
    const alone = curves.map(({ columns }) => exposureStatistics(columns));
    expect(alone.map((each) => each?.flares)).toContain(1);
    expect(lightcurveStatistics(composite.columns, { known: (dataset) => alone[dataset - 1] })).toEqual(
      lightcurveStatistics(composite.columns),
    );
  });
});
