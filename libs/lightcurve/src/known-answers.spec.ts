import { openFitsFile } from '@hstlc/fits/node';
import { describe, expect, it } from 'vitest';
import { selectColumns } from './column-selection.js';
import { extractLightcurve } from './extraction.js';
import { readTimeTagExposure } from './instruments/read-exposure.js';
import { readCosEvents } from './instruments/cos-events.js';
import { readStisEvents } from './instruments/stis-events.js';
import { assessQuality, refusal } from './instruments/quality.js';
import { hasNoSamples, sampleFile } from './testing/sample-data.js';
import { totalSeconds } from './good-times.js';

const limits = { minimumExposureSeconds: 1, badProposals: [] };

describe.skipIf(hasNoSamples)('known answer A: COS ld9m10ujq, corrtag to x1d', () => {
  it('counts the photons of every column exactly as the x1d does', async () => {
    const exposure = await readGj436();
    const [segment] = exposure.segments;
    expect(segment!.countsEqual).toBe(true);
    expect(segment!.source.ticks.length).toBe(6522);
  });

  it('finds the known numbers in 100 s bins of all columns', async () => {
    const { segments, tickSeconds } = await readGj436();
    const bins = Array.from({ length: 19 }, () => 0);
    for (const tick of segments[0]!.source.ticks) bins[Math.floor((tick * tickSeconds) / 100)]! += 1;
    expect(bins).toEqual([
      124, 142, 172, 187, 210, 212, 211, 192, 185, 213, 226, 277, 298, 358, 395, 448, 611, 957, 1104,
    ]);
  });

  it('sums to the flux of the x1d within 0.5 %, with event background', async () => {
    const { selfCheck, columns, liveSeconds } = extractLightcurve(await readGj436(), { stepSeconds: 100 });
    expect(selfCheck.gcountsEqual).toBe(true);
    expect(Math.abs(selfCheck.fluxRatio! - 1)).toBeLessThan(0.005);
    expect(columns.FLUX.every(Number.isFinite)).toBe(true);
    expect(liveSeconds).toBeCloseTo(1881.152, 9);
  });

  it('has the net count rate of the x1d over the columns used', async () => {
    const exposure = await readGj436();
    const [segment] = exposure.segments;
    const { columns } = extractLightcurve(exposure, { stepSeconds: 4000 });
    const { used } = selectColumns(segment!, true, {});
    const x1d = await openFitsFile(sampleFile('cos/ld9m10ujq_x1d.fits'));
    const table = x1d.hdu('SCI')!;
    const net = await table.numbers('NET');
    const enclosed = await table.numbers('ACTUAL_EE');
    let expected = 0;
    // NET is divided by the enclosed energy, counts in the box are not
    for (let column = 0; column < used.length; column++)
      if (used[column] === 1) expected += Number(net[column]) * Number(enclosed[column]);
    await x1d.close();
    expect(Math.abs(columns.NET[0]! / expected - 1)).toBeLessThan(0.002);
  });

  it('has no flux, and says why, without the x1d', async () => {
    const corrtag = await openFitsFile(sampleFile('cos/ld9m10ujq_corrtag_a.fits'));
    const { columns, caveats } = extractLightcurve(await readTimeTagExposure({ events: [corrtag] }));
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
    expect((await readCosEvents(corrtag)).ticks.length).toBeLessThan(events.rowCount);
    await corrtag.close();
  });
});

describe.skipIf(hasNoSamples)('known answer C: STIS odlm18040, tag to raw', () => {
  it('makes the raw image from the photons, without those shifted off the edge', async () => {
    const tag = await openFitsFile(sampleFile('stis/odlm18040_tag.fits.gz'));
    const raw = await openFitsFile(sampleFile('stis/odlm18040_raw.fits.gz'));
    const { x, y } = await readStisEvents(tag);
    const image = new Int32Array(2048 * 2048);
    for (let photon = 0; photon < x.length; photon++) image[y[photon] * 2048 + x[photon]] += 1;
    const { values } = await raw.hdu('SCI')!.image();
    expect(x.length).toBe(162_910);
    expect(values.every((value, pixel) => Number(value) === image[pixel])).toBe(true);
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

async function readGj436() {
  const corrtag = await openFitsFile(sampleFile('cos/ld9m10ujq_corrtag_a.fits'));
  const x1d = await openFitsFile(sampleFile('cos/ld9m10ujq_x1d.fits'));
  const exposure = await readTimeTagExposure({ events: [corrtag], x1d });
  await corrtag.close();
  await x1d.close();
  return exposure;
}
