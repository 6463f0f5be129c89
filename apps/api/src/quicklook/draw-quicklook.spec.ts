import { describe, expect, it } from 'vitest';
import type { Lightcurve } from '@hstlc/lightcurve';
import { drawQuicklook } from './draw-quicklook.js';

const pngSignature = [0x89, 0x50, 0x4e, 0x47];

function lightcurveOf(binCount: number): Lightcurve {
  const column = (value: (bin: number) => number) =>
    Float64Array.from({ length: binCount }, (_, bin) => value(bin));
  return {
    kind: 'individual',
    identity: {
      targetName: 'MANY',
      instrument: 'COS',
      detector: 'NUV',
      opticalElement: 'G185M',
      centralWavelength: 1850,
      aperture: 'PSA',
      simulated: true,
    },
    datasets: [{ dataset: 1, rootname: 'lmany0001', startMjd: 58_000 }],
    stepSeconds: 0.096,
    liveSeconds: binCount * 0.096,
    columns: {
      TIME: column((bin) => bin * 0.096),
      DATASET: column(() => 1),
      GROSS: column((bin) => 100 + (bin % 7)),
      BACKGROUND: column(() => 3),
      NET: column((bin) => 97 + (bin % 7)),
      FLUX: column((bin) => 1e-14 * (97 + (bin % 7))),
      FLUX_ERROR: column(() => 1e-15),
    },
  } as unknown as Lightcurve;
}

describe('the quicklook', () => {
  it.each([1, 1000, 20_001, 130_000])('of %i bins is a picture', async (binCount) => {
    const png = await drawQuicklook(lightcurveOf(binCount));
    expect([...png.subarray(0, 4)]).toEqual(pngSignature);
    expect(png.byteLength).toBeGreaterThan(5000);
  });
});
