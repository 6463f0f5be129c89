import { openFitsFile } from '@hstlc/fits/node';
import { describe, expect, it } from 'vitest';
import { selectColumns } from './column-selection.js';
import { extractLightcurve } from './extraction.js';
import { readTimeTagExposure } from './instruments/read-exposure.js';
import { pipelineFilter } from './photon-list.js';
import { stisPhotons } from './instruments/stis-photons.js';
import { assessQuality, refusal } from './instruments/quality.js';
import { hasNoSamples, sampleFile } from './testing/sample-data.js';
import { totalSeconds } from './good-times.js';
import type { Segment, TimeTagExposure } from './time-tag-exposure.js';

const limits = { minimumExposureSeconds: 1, badProposals: [] };

describe.skipIf(hasNoSamples)('known answer A: COS ld9m10ujq, corrtag to x1d', () => {
  it('counts the photons of every column exactly as the x1d does', async () => {
    await withGj436(async (exposure) => {
      const { selfCheck } = await extractLightcurve(exposure, { stepSeconds: 100 });
      expect(selfCheck.gcountsEqual).toBe(true);
      expect((await sourcePhotons(exposure)).length).toBe(6522);
    });
  });

  it('finds the known numbers in 100 s bins of all columns', async () => {
    const bins = Array.from({ length: 19 }, () => 0);
    await withGj436(async (exposure) => {
      for (const tick of await sourcePhotons(exposure))
        bins[Math.floor((tick * exposure.tickSeconds) / 100)]! += 1;
    });
    expect(bins).toEqual([
      124, 142, 172, 187, 210, 212, 211, 192, 185, 213, 226, 277, 298, 358, 395, 448, 611, 957, 1104,
    ]);
  });

  it.each(['events', 'spectrum'] as const)(
    'sums to the flux of the x1d, background from %s',
    async (background) => {
      const { selfCheck, columns, liveSeconds, parameters } = await withGj436((exposure) =>
        extractLightcurve(exposure, { stepSeconds: 100, background }),
      );
      expect(Math.abs(selfCheck.fluxRatio! - 1)).toBeLessThan(1e-6);
      // what the photons beside the spectrum say alone, before they are scaled
      const scale = parameters.find(({ key }) => key === 'BACKGROUND_SCALE_FUVA')!;
      expect(Math.abs(Number(scale.value) - 1)).toBeLessThan(0.005);
      expect(columns.FLUX.every(Number.isFinite)).toBe(true);
      expect(liveSeconds).toBeCloseTo(1881.152, 9);
    },
  );

  it('has the net count rate of the x1d over the columns used', async () => {
    const { columns, used } = await withGj436(async (exposure) => ({
      ...(await extractLightcurve(exposure, { stepSeconds: 4000 })),
      ...selectColumns(exposure.segments[0]!, true, {}),
    }));
    const x1d = await openFitsFile(sampleFile('cos/ld9m10ujq_x1d.fits'));
    const table = x1d.hdu('SCI')!;
    const net = await table.numbers('NET');
    const enclosed = await table.numbers('ACTUAL_EE');
    let expected = 0;
    // NET is divided by the enclosed energy, counts in the box are not
    for (let column = 0; column < used.length; column++)
      if (used[column] === 1) expected += Number(net[column]) * Number(enclosed[column]);
    await x1d.close();
    expect(Math.abs(columns.NET[0]! / expected - 1)).toBeLessThan(1e-6);
  });

  it('has no flux, and says why, without the x1d', async () => {
    const corrtag = await openFitsFile(sampleFile('cos/ld9m10ujq_corrtag_a.fits'));
    const { columns, caveats } = await extractLightcurve(await readTimeTagExposure({ events: [corrtag] }));
    await corrtag.close();
    expect(columns.FLUX.every(Number.isNaN)).toBe(true);
    expect(columns.NET.some(Number.isFinite)).toBe(true);
    expect(caveats.map(({ code }) => code)).toContain('no-x1d');
  });
});

describe.skipIf(hasNoSamples)('known answer B: COS ld9m10ujq, corrtag header', () => {
  it('agrees with the header on events, pulse heights and good time', async () => {
    const corrtag = await openFitsFile(sampleFile('cos/ld9m10ujq_corrtag_a.fits'));
    const events = corrtag.hdu('EVENTS')!;
    const dq = await events.numbers('DQ');
    const wavelengths = await events.numbers('WAVELENGTH');
    const count = (values: ArrayLike<number | bigint>, is: (value: number) => boolean) =>
      Array.from({ length: values.length }, (_, row) => Number(values[row])).filter(is).length;
    expect(events.rowCount).toBe(events.header.number('NEVENTSA'));
    expect(count(dq, (value) => (value & 512) !== 0)).toBe(8013);
    expect(count(wavelengths, (value) => value === 0)).toBe(4600);
    const { segments } = await readTimeTagExposure({ events: [corrtag] });
    expect(totalSeconds(segments[0]!.goodTimes)).toBeCloseTo(1881.152, 9);
    await corrtag.close();
  });
});

describe.skipIf(hasNoSamples)('known answer C: STIS odlm18040, tag to raw', () => {
  it('makes the raw image from the photons, without those shifted off the edge', async () => {
    const tag = await openFitsFile(sampleFile('stis/odlm18040_tag.fits.gz'));
    const raw = await openFitsFile(sampleFile('stis/odlm18040_raw.fits.gz'));
    const image = new Int32Array(2048 * 1024);
    let photons = 0;
    for await (const { count, columns, rows } of stisPhotons(tag.hdu('EVENTS')!).batches(pipelineFilter)) {
      for (let photon = 0; photon < count; photon++) image[rows[photon]! * 1024 + columns[photon]!] += 1;
      photons += count;
    }
    const { values } = await raw.hdu('SCI')!.image();
    expect(photons).toBe(162_910);
    const isEqual = (count: number, pixel: number) =>
      count === Number(values[2 * pixel]) + Number(values[2 * pixel + 1]);
    expect(image.every(isEqual)).toBe(true);
    await tag.close();
    await raw.close();
  });

  it('finds the known numbers in 100 s bins of all photons', async () => {
    const tag = await openFitsFile(sampleFile('stis/odlm18040_tag.fits.gz'));
    const times = await tag.hdu('EVENTS')!.numbers('TIME');
    const bins = Array.from({ length: 28 }, () => 0);
    for (let photon = 0; photon < times.length; photon++) bins[Math.floor(Number(times[photon]) / 100)]! += 1;
    expect(bins).toEqual([
      2546, 2543, 2710, 2662, 2749, 2836, 2879, 2969, 3224, 3321, 3527, 3819, 4234, 4710, 5173, 5600, 6234,
      6941, 7425, 8211, 8729, 9604, 10181, 10878, 11442, 11672, 12710, 3387,
    ]);
    await tag.close();
  });

  it('is refused for want of good time, though its flag is NORMAL', async () => {
    const tag = await openFitsFile(sampleFile('stis/odlm18040_tag.fits.gz'));
    const checks = await assessQuality([tag], limits);
    await tag.close();
    expect(refusal(checks)).toBe('No good time');
    expect(checks.find(({ name }) => name === 'Bad EXPFLAG')?.passed).toBe(true);
  });
});

/** Ticks of the photons in the source box, all columns. */
async function sourcePhotons({ segments }: TimeTagExposure): Promise<readonly number[]> {
  const [{ photons, source }] = segments as [Segment];
  const found: number[] = [];
  for await (const { count, ticks, columns, rows } of photons.batches(pipelineFilter))
    for (let photon = 0; photon < count; photon++) {
      const { low, high } = source[0]!;
      const column = columns[photon]!;
      if (rows[photon]! > low[column]! && rows[photon]! < high[column]!) found.push(ticks[photon]!);
    }
  return found;
}

async function withGj436<Result>(work: (exposure: TimeTagExposure) => Promise<Result>): Promise<Result> {
  const corrtag = await openFitsFile(sampleFile('cos/ld9m10ujq_corrtag_a.fits'));
  const x1d = await openFitsFile(sampleFile('cos/ld9m10ujq_x1d.fits'));
  try {
    return await work(await readTimeTagExposure({ events: [corrtag], x1d }));
  } finally {
    await corrtag.close();
    await x1d.close();
  }
}
