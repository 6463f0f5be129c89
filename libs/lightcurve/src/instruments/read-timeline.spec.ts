import { bytesSource, openFits, writeFits, type FitsFile, type NewHdu } from '@hstlc/fits';
import { openFitsFile } from '@hstlc/fits/node';
import { describe, expect, it } from 'vitest';
import { hasNoSamples, sampleFile } from '../testing/sample-data.js';
import { meanInBins } from '../views/mean-in-bins.js';
import { readTimeline, type Timeline } from './read-timeline.js';

const columnOf = (timeline: Timeline | undefined, name: string) =>
  timeline!.columns.find((column) => column.name === name)!;

async function fileOf(hdus: readonly NewHdu[]): Promise<FitsFile> {
  const primary = { header: [{ keyword: 'DETECTOR', value: 'NUV' }] };
  return openFits(bytesSource(writeFits([primary, ...hdus])));
}

function tableOf(columns: Readonly<Record<string, readonly number[]>>, unit?: string): NewHdu {
  return {
    header: [{ keyword: 'EXTNAME', value: 'TIMELINE' }],
    table: {
      rowCount: Object.values(columns)[0]!.length,
      columns: Object.entries(columns).map(([name, values]) => ({
        name,
        format: '1E',
        values: Float32Array.from(values),
        ...(unit === undefined ? {} : { unit }),
      })),
    },
  };
}

describe('the TIMELINE of a corrtag', () => {
  it('has the columns that are asked for and there, TIME first, each with a unit', async () => {
    const file = await fileOf([tableOf({ OI_1304: [1, NaN], TIME: [0, 1] })]);
    const timeline = await readTimeline(file, ['OI_1304', 'LY_ALPHA']);
    expect(timeline).toMatchObject({ segment: 'NUV', rowCount: 2 });
    expect(timeline!.columns.map(({ name, unit }) => [name, unit])).toEqual([
      ['TIME', 's'],
      ['OI_1304', 'count/s'],
    ]);
    expect([...columnOf(timeline, 'OI_1304').values]).toEqual([1, NaN]);
    const told = await readTimeline(await fileOf([tableOf({ TIME: [0] }, 'min')]));
    expect(columnOf(told, 'TIME').unit).toBe('min');
  });

  it('is absent without the table, without its times, and without rows', async () => {
    expect(await readTimeline(await fileOf([]))).toBeUndefined();
    expect(await readTimeline(await fileOf([tableOf({ OI_1304: [1] })]))).toBeUndefined();
    expect(await readTimeline(await fileOf([tableOf({ TIME: [] })]))).toBeUndefined();
  });
});

describe.skipIf(hasNoSamples)('the TIMELINE of a real corrtag', () => {
  it('has a row a second, with the airglow that falls on its segment and no other', async () => {
    const corrtag = await openFitsFile(sampleFile('cos/ld9m10ujq_corrtag_a.fits'));
    const timeline = await readTimeline(corrtag);
    await corrtag.close();
    expect(timeline).toMatchObject({ segment: 'FUVA', rowCount: 1882 });
    expect(timeline!.columns).toHaveLength(12);
    expect(columnOf(timeline, 'LY_ALPHA').values.every((rate) => rate === 0)).toBe(true);
    const oxygen = columnOf(timeline, 'OI_1304');
    expect(oxygen.unit).toBe('count/s');
    const counted = oxygen.values.reduce((sum, rate) => sum + rate, 0);
    // mean 2.997874601487779 by numpy
    expect(counted).toBe(5642);
    // bins of 100 s hold the same counts but for the last second
    const starts = Float64Array.from({ length: 19 }, (_, bin) => bin * 100);
    const means = meanInBins(
      { seconds: columnOf(timeline, 'TIME').values, values: oxygen.values },
      { starts, stops: starts.map((start) => Math.min(start + 100, 1882.064)) },
    );
    const again = means.reduce((sum, mean, bin) => sum + mean * (bin < 18 ? 100 : 82.064), 0);
    expect(Math.abs(again / counted - 1)).toBeLessThan(0.001);
  });
});
