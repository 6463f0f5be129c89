import { beforeAll, describe, expect, it } from 'vitest';
import { bytesSource, openFits, type FitsFile } from '@hstlc/fits';
import { simulateCosFuv, simulateCosNuv } from './cos-exposure.js';
import type { SimulatedExposure } from './exposure.js';
import type { Signal } from './signal.js';
import { simulateStis } from './stis-exposure.js';

const startMjd = 58_000;
const exposureSeconds = 300;

const mjd = (seconds: number) => startMjd + seconds / 86_400;

async function open({ files }: SimulatedExposure, ending: string): Promise<FitsFile> {
  return openFits(bytesSource(files.find(({ filename }) => filename.endsWith(ending))!.bytes));
}

/** Photons of a span of time (s since EXPSTART), a second, all over the detector. */
async function rate(file: FitsFile, start: number, stop: number): Promise<number> {
  const times = Float64Array.from(await file.hdu('EVENTS')!.numbers('TIME'), Number);
  return times.filter((time) => time > start && time <= stop).length / (stop - start);
}

describe('a simulated COS FUV exposure with a flare', () => {
  const signal: Signal = {
    kind: 'flare',
    peakMjd: mjd(150),
    amplitude: 6,
    riseSeconds: 2,
    decaySeconds: 30,
  };
  let exposure: SimulatedExposure;

  beforeAll(() => {
    exposure = simulateCosFuv({ startMjd, exposureSeconds, signal, sourceRate: 60, lampFlashes: 0 });
  });

  it('shows the flare in the photons of both segments', async () => {
    for (const ending of ['corrtag_a.fits', 'corrtag_b.fits']) {
      const file = await open(exposure, ending);
      expect(await rate(file, 150, 165)).toBeGreaterThan(2 * (await rate(file, 100, 145)));
    }
  });

  it.each([
    ['corrtag_a.fits', 0],
    ['corrtag_b.fits', 1],
  ])('counts in GCOUNTS the photons of %s in the box', async (ending, row) => {
    const table = (await open(exposure, 'x1d.fits')).hdu('SCI')!;
    const columns = 16_384;
    const ofRow = async (name: string) =>
      Array.from(await table.numbers(name), Number).slice(row * columns, (row + 1) * columns);
    const lower = await ofRow('Y_LOWER_OUTER');
    const upper = await ofRow('Y_UPPER_OUTER');
    const events = (await open(exposure, ending)).hdu('EVENTS')!;
    const x = await events.numbers('XFULL');
    const y = await events.numbers('YFULL');
    const dq = await events.numbers('DQ');
    const counts = Array.from({ length: columns }, () => 0);
    for (let event = 0; event < events.rowCount; event++) {
      const column = Math.floor(Number(x[event]) + 0.5);
      const line = Math.floor(Number(y[event]) + 0.5);
      if ((Number(dq[event]) & 2_624) === 0 && line >= lower[column]! && line <= upper[column]!)
        counts[column]! += 1;
    }
    expect(counts.some((count) => count > 5)).toBe(true);
    expect(counts).toEqual(await ofRow('GCOUNTS'));
  });

  it('keeps the sensitivity in NET over FLUX', async () => {
    const table = (await open(exposure, 'x1d.fits')).hdu('SCI')!;
    const nets = await table.numbers('NET');
    const fluxes = await table.numbers('FLUX');
    const { sensitivities } = exposure.truth.segments[0]!;
    let compared = 0;
    for (let column = 0; column < sensitivities.length; column++) {
      if (Number(fluxes[column]) === 0) continue;
      compared += 1;
      expect(
        Math.abs(Number(nets[column]) / Number(fluxes[column]) / sensitivities[column]! - 1),
      ).toBeLessThan(1e-6);
    }
    expect(compared).toBeGreaterThan(10_000);
  });
});

describe('a simulated COS NUV exposure with a sinusoid', () => {
  it('is brighter in the half periods above the mean', async () => {
    const signal: Signal = { kind: 'sinusoid', amplitude: 0.5, periodSeconds: 100, epochMjd: startMjd };
    const file = await open(
      simulateCosNuv({ startMjd, exposureSeconds, signal, lampFlashes: 0 }),
      'corrtag.fits',
    );
    for (const start of [0, 100, 200])
      expect(await rate(file, start, start + 50)).toBeGreaterThan(
        1.2 * (await rate(file, start + 50, start + 100)),
      );
  });
});

describe('a simulated STIS exposure with an eclipse', () => {
  it('is darker in the eclipse', async () => {
    const signal: Signal = {
      kind: 'eclipse',
      middleMjd: mjd(150),
      depth: 0.9,
      durationSeconds: 100,
      ingressSeconds: 5,
    };
    const file = await open(simulateStis({ startMjd, exposureSeconds, signal }), 'tag.fits');
    expect(await rate(file, 110, 190)).toBeLessThan(0.6 * (await rate(file, 0, 95)));
  });
});
