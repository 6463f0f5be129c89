import { createCanvas, loadImage } from '@napi-rs/canvas';
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
    const png = drawQuicklook(lightcurveOf(binCount));
    expect([...png.subarray(0, 4)]).toEqual(pngSignature);
    expect(png.byteLength).toBeGreaterThan(5000);
  });

  it('shows each exposure’s points in its colour where they belong, and no column without a value', async () => {
    const steps = lightcurveOf(400);
    const DATASET = steps.columns.DATASET.map((_, bin) => (bin < 200 ? 1 : 2));
    const NET = steps.columns.NET.map((_, bin) => (bin < 200 ? 10 : 30));
    const FLUX = new Float64Array(400).fill(NaN);
    const picture = await loadImage(
      Buffer.from(drawQuicklook({ ...steps, columns: { ...steps.columns, DATASET, NET, FLUX } })),
    );
    // three panels of 150 px between the title and the words below
    expect([picture.width, picture.height]).toEqual([1000, 64 + 3 * 150 + 34]);
    const context = createCanvas(picture.width, picture.height).getContext('2d');
    context.drawImage(picture, 0, 0);
    // around a place on the axis of time, within the third panel
    const rowsOf = (x: number, isOurs: (red: number, green: number, blue: number) => boolean) =>
      Array.from({ length: 128 }, (_, row) => row).filter((row) =>
        [x, x + 1, x + 2, x + 3].some((column) => {
          const [red, green, blue] = context.getImageData(column, 364 + row, 1, 1).data;
          return isOurs(red!, green!, blue!);
        }),
      );
    const isBlue = (red: number, _: number, blue: number) => blue > red + 100;
    const isOrange = (red: number, _: number, blue: number) => red > blue + 100;
    // the lower exposure first, blue; the higher one after it, orange
    expect(rowsOf(300, isOrange)).toEqual([]);
    expect(rowsOf(800, isBlue)).toEqual([]);
    expect(rowsOf(300, isBlue).length).toBeGreaterThan(0);
    expect(Math.min(...rowsOf(300, isBlue))).toBeGreaterThan(Math.max(...rowsOf(800, isOrange)));
  });
});
