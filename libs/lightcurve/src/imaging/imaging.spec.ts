import { bytesSource, openFits } from '@hstlc/fits';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeLightcurve } from '../composite.js';
import { extractLightcurve } from '../extraction.js';
import { readTimeTagExposure } from '../instruments/read-exposure.js';
import { checkHlsp, hlspFilename } from '../products/hlsp-checks.js';
import { writeLightcurveProduct } from '../products/write-product.js';
import { lend } from '../testing/test-exposure.js';
import { cosNuvFile, liveSeconds, stisTagFile, type CosPhoton } from '../testing/synthetic-files.js';
import { apertureBoxes } from './aperture.js';
import { findCentroid, type PhotonImage } from './centroid.js';

/** Numbers from 0 to 1 that follow from a seed: a linear congruential generator, good enough to scatter photons. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A star of `count` photons at a place, Gaussian with a standard deviation of 1.5 pixels, on an even background. */
function starImage(column: number, row: number, count: number, background: number, seed = 1): PhotonImage {
  const random = randomNumbers(seed);
  const events = new Uint32Array(1024 * 1024);
  const put = (x: number, y: number) => (events[Math.round(y) * 1024 + Math.round(x)]! += 1);
  for (const [x, y] of starPhotons(random, column, row, count)) put(x, y);
  for (let photon = 0; photon < background; photon++) put(random() * 1023, random() * 1023);
  return { columnCount: 1024, rowCount: 1024, events };
}

function starPhotons(random: () => number, column: number, row: number, count: number) {
  return Array.from({ length: count }, () => {
    const radius = 1.5 * Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    return [column + radius * Math.cos(angle), row + radius * Math.sin(angle)] as const;
  });
}

describe('an aperture as boxes', () => {
  it('has the areas of circle and annulus, wherever its middle lies', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 100, max: 900, noNaN: true }),
        fc.double({ min: 200, max: 900, noNaN: true }),
        fc.constantFrom(1, 2),
        (column, row, rowsPerColumn) => {
          const detector = { columnCount: 1024, rowCount: 2048, rowsPerColumn };
          const boxes = apertureBoxes({ radius: 20, annulus: [40, 60] }, { column, row }, detector);
          // chords at column middles: a circle of radius 20 within 1 %
          expect(boxes.sourceArea / rowsPerColumn / (Math.PI * 400)).toBeCloseTo(1, 2);
          expect(boxes.backgroundArea / rowsPerColumn / (Math.PI * 2000)).toBeCloseTo(1, 2);
        },
      ),
      { seed: 9 },
    );
  });

  it('ends at the edges of the detector', () => {
    const detector = { columnCount: 1024, rowCount: 1024, rowsPerColumn: 1 };
    const { source } = apertureBoxes({ radius: 20, annulus: [40, 60] }, { column: 5, row: 3 }, detector);
    expect(Math.min(...source[0]!.low)).toBe(-0.5);
    expect(Math.min(...source[0]!.high)).toBeGreaterThanOrEqual(-0.5);
  });
});

describe('the centroid', () => {
  it('finds a star within a tenth of a pixel on an uneven background', () => {
    for (const [seed, column, row] of [
      [1, 512.3, 400.7],
      [2, 100.5, 900.2],
      [3, 700.9, 60.1],
    ] as const) {
      const place = findCentroid(starImage(column, row, 5000, 100_000, seed), 20)!;
      expect(Math.hypot(place.column - column, place.row - row)).toBeLessThan(0.1);
    }
  });

  it('is none without photons', () => {
    expect(findCentroid(starImage(0, 0, 0, 0), 20)).toBeUndefined();
  });
});

describe('an image without dispersion', () => {
  const imaging = [
    { keyword: 'OPT_ELEM', value: 'MIRRORA' },
    { keyword: 'OBSTYPE', value: 'IMAGING' },
  ];

  it('counts the star within the aperture and takes off the annulus, by area', async () => {
    const random = randomNumbers(4);
    const star = starPhotons(random, 400.4, 600.6, 3000);
    const sky = Array.from({ length: 50_000 }, () => [random() * 1023, random() * 1023] as const);
    const photons = [...star, ...sky].map(([x, y]): CosPhoton => [random() * liveSeconds, x, y, 1, 0]);
    const exposure = await readTimeTagExposure({ events: [await cosNuvFile(photons, imaging)] });
    const { columns, caveats, parameters, wavelengthRange } = await extractLightcurve(exposure, {
      stepSeconds: 2 * liveSeconds,
    });
    // 3000 of the star, with the noise of 60 photons of sky below it
    expect(Math.abs(columns.COUNTS[0]! - 3000)).toBeLessThan(5 * Math.sqrt(60));
    const skyBelow = (50_000 / 1023 ** 2) * Math.PI * 400;
    expect(Math.abs(columns.BACKGROUND[0]! / skyBelow - 1)).toBeLessThan(5 / Math.sqrt(300));
    expect(columns.FLUX.every(Number.isNaN)).toBe(true);
    expect(wavelengthRange.every(Number.isNaN)).toBe(true);
    expect(caveats.map(({ code }) => code)).toEqual(['imaging']);
    const stated = Object.fromEntries(parameters.map(({ key, value }) => [key, value]));
    expect([stated['APERTURE_RADIUS'], stated['APERTURE_ANNULUS']]).toEqual(['20', '40:60']);
    expect(stated['APERTURE_CENTRE']).toMatch(/^400\.\d+,600\.\d+$/);
    expect(exposure.identity.centralWavelength).toBe(0);
  });

  it('leaves the second image of MIRRORB out of source and background', async () => {
    const random = randomNumbers(5);
    const first = starPhotons(random, 500, 500, 4000);
    const second = starPhotons(random, 500, 520, 2000);
    const photons = [...first, ...second].map(([x, y]): CosPhoton => [random() * liveSeconds, x, y, 1, 0]);
    const file = await cosNuvFile(photons, [{ keyword: 'OPT_ELEM', value: 'MIRRORB' }, imaging[1]!]);
    const { columns } = await extractLightcurve(await readTimeTagExposure({ events: [file] }), {
      stepSeconds: 2 * liveSeconds,
    });
    expect(columns.COUNTS[0]).toBeGreaterThan(3990);
    expect(columns.COUNTS[0]).toBeLessThanOrEqual(4000);
    expect(columns.BACKGROUND_EVENTS[0]).toBe(0);
  });

  it('is as round in the half rows of a STIS MAMA', async () => {
    const random = randomNumbers(6);
    const star = starPhotons(random, 1000, 1200, 2000);
    const photons = star.map(
      ([x, y]) => [Math.floor(random() * 8000 * liveSeconds), Math.round(x) + 1, Math.round(y) + 1] as const,
    );
    const file = await stisTagFile(photons, [{ keyword: 'OPT_ELEM', value: 'MIRFUV' }, imaging[1]!]);
    const exposure = await readTimeTagExposure({ events: [file] });
    const { columns } = await extractLightcurve(exposure, { stepSeconds: 2 * liveSeconds });
    expect(columns.COUNTS[0]).toBe(2000);
    const [box] = exposure.segments[0]!.source;
    const height = Math.max(...box!.high.map((high, column) => high - box!.low[column]!));
    const width = box!.high.filter((high, column) => high > box!.low[column]!).length;
    expect(height).toBeCloseTo(80, 0);
    expect(Math.abs(width - 40)).toBeLessThanOrEqual(1);
  });

  it('becomes products that pass the checks of an HLSP, alone and together', async () => {
    const random = randomNumbers(7);
    const photons = starPhotons(random, 500, 500, 300).map(([x, y]): CosPhoton => [
      random() * liveSeconds,
      x,
      y,
      1,
      0,
    ]);
    const exposure = await readTimeTagExposure({ events: [await cosNuvFile(photons, imaging)] });
    const later = {
      ...exposure,
      identity: { ...exposure.identity, rootname: 'test00002', startMjd: 58_001.25, endMjd: 58_001.26 },
    };
    const provenance = { inputs: [], codeVersion: '0', productVersion: 'v1.0', sha256: () => 'x' };
    for (const lightcurve of [
      await extractLightcurve(exposure),
      await composeLightcurve([exposure, later].map(lend)),
    ]) {
      const file = await openFits(bytesSource(writeLightcurveProduct(lightcurve, provenance)));
      const name = hlspFilename(file.hdus[0]!.header);
      expect((await checkHlsp(file, name)).filter(({ passed }) => !passed)).toEqual([]);
      expect(name).toContain('mirrora');
    }
  });
});
