import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/data-source.js';
import { lightcurveList } from '../lightcurves/lightcurve-list.js';
import { observationList } from '../observations/observation-list.js';
import { insertExposures, insertLightcurves, type ExposureChoice } from '../testing/random-rows.js';
import { testDatabases, type TestDatabase } from '../testing/test-databases.js';
import type { ListDefinition } from './list-definition.js';
import { ListReader } from './list-reader.js';
import type { ListRow } from './list-row.js';

const seed = 20_261_126;
const degrees = 180 / Math.PI;

const declination = fc.oneof(
  fc.integer({ min: -9e7, max: 9e7 }).map((millionths) => millionths / 1e6),
  fc.constantFrom(-90, 90, 89.999_999, -89.999_999, 0),
);
const rightAscension = fc.oneof(
  fc.integer({ min: 0, max: 36e7 }).map((millionths) => millionths / 1e6),
  fc.constantFrom(0, 359.999_999, 0.000_001, 180),
);
const place = fc.option(fc.record({ rightAscension, declination }), { freq: 12 });
const exposure: fc.Arbitrary<ExposureChoice> = fc
  .record({
    place,
    detector: fc.integer({ min: 0, max: 3 }),
    startMjd: fc.integer({ min: 58_000, max: 58_009 }),
    proposal: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 3 }),
  })
  .map(({ place: at, ...rest }) => ({
    ...rest,
    rightAscension: at?.rightAscension ?? null,
    declination: at?.declination ?? null,
  }));
const single = fc.float({ min: 0, max: 10, noNaN: true });
// what probabilities really are, far below what a sum with 1 can tell
const probability = fc.oneof(
  fc.constantFrom(0.001, 0.5, 1, 0, 1e-300),
  fc.double({ min: 1e-30, max: 1e-14, noNaN: true }),
);
const lightcurve = fc.record({
  poissonFactor: fc.option(fc.oneof(single, fc.constantFrom(1, 2)), { freq: 3 }),
  lsFap: fc.option(probability, { freq: 3 }),
  has: fc.boolean(),
});

/** Angle between two places by Vincenty's formula, deg; another way than ours. */
function angle(ra1: number, dec1: number, ra2: number, dec2: number): number {
  const [l1, b1, l2, b2] = [ra1, dec1, ra2, dec2].map((each) => each / degrees) as [
    number,
    number,
    number,
    number,
  ];
  const x = Math.cos(b2) * Math.sin(l2 - l1);
  const y = Math.cos(b1) * Math.sin(b2) - Math.sin(b1) * Math.cos(b2) * Math.cos(l2 - l1);
  const z = Math.sin(b1) * Math.sin(b2) + Math.cos(b1) * Math.cos(b2) * Math.cos(l2 - l1);
  return Math.atan2(Math.hypot(x, y), z) * degrees;
}

/** Absent values last in both directions, then by id as inserted. */
function compare(one: ListRow, other: ListRow, terms: readonly (readonly [string, boolean])[]): number {
  for (const [name, isDescending] of terms) {
    const [left, right] = [one[name], other[name]] as [number | null, number | null];
    if (left === right) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    return left < right === isDescending ? 1 : -1;
  }
  return 0;
}

describe.each(testDatabases)('any list on $kind', (kind) => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let lists: ListReader;
  beforeAll(async () => {
    database = await kind.create(import.meta.url);
    dataSource = await openDatabase(database.url);
    await insertExposures(dataSource, fc.sample(exposure, { numRuns: 150, seed }));
    await insertLightcurves(dataSource, fc.sample(lightcurve, { numRuns: 120, seed }));
    lists = new ListReader(dataSource);
  });
  afterAll(async () => {
    await dataSource?.destroy();
    await database?.remove();
  });

  const pages = async (
    definition: ListDefinition,
    sort: string,
    limit: number,
    between?: () => Promise<void>,
  ) => {
    const rows: ListRow[] = [];
    let cursor: string | undefined;
    do {
      const page = await lists.page(definition, {}, { limit, sort, cursor });
      rows.push(...page.rows);
      cursor = page.next ?? undefined;
      await between?.();
    } while (cursor !== undefined);
    return rows;
  };

  const orders = fc
    .uniqueArray(fc.constantFrom('detector', 'startMjd', 'proposal', 'rightAscensionDegrees'), {
      minLength: 1,
      maxLength: 3,
    })
    .chain((names) => fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), fc.boolean()))));

  it('is the same in pages of any size as sorted by hand, absent values last', async () => {
    const all = await pages(observationList, 'rootname', 1000);
    await fc.assert(
      fc.asyncProperty(orders, fc.integer({ min: 7, max: 60 }), async (terms, limit) => {
        const sort = terms.map(([name, isDescending]) => (isDescending ? `-${name}` : name)).join(',');
        const rows = await pages(observationList, sort, limit);
        expect(new Set(rows.map(({ rootname }) => rootname)).size).toBe(all.length);
        for (let index = 1; index < rows.length; index += 1)
          expect(compare(rows[index - 1]!, rows[index]!, terms), sort).toBeLessThanOrEqual(0);
      }),
      { seed, numRuns: 25, endOnFailure: true },
    );
  });

  it.each(['poissonFactor', '-poissonFactor', 'lsFap,-poissonFactor', '-lsFap,total', '-total,lsFap'])(
    'goes through numbers of single precision and rows without statistics by %s',
    async (sort) => {
      const rows = await pages(lightcurveList, sort, 11);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(120);
      const terms = sort.split(',').map((word) => [word.replace('-', ''), word.startsWith('-')] as const);
      for (let index = 1; index < rows.length; index += 1)
        expect(compare(rows[index - 1]!, rows[index]!, terms)).toBeLessThanOrEqual(0);
    },
  );

  it('gives every row once that was there from the beginning, while others are added', async () => {
    const before = (await pages(observationList, 'rootname', 1000)).map(({ rootname }) => rootname);
    let added = 1000;
    const rows = await pages(observationList, '-startMjd', 20, async () => {
      await insertExposures(dataSource, fc.sample(exposure, { numRuns: 3, seed: added }), added);
      added += 3;
    });
    const seen = rows.map(({ rootname }) => rootname);
    expect(new Set(seen).size).toBe(seen.length);
    expect(before.filter((rootname) => !seen.includes(rootname))).toEqual([]);
    const { total } = await lists.page(observationList, {}, { limit: 1 });
    expect(total).toBe(before.length + added - 1000);
  });

  it('finds in a cone exactly what a search through all finds, also at the poles and across 0h', async () => {
    const all = await pages(observationList, 'rootname', 1000);
    const radius = fc.oneof(
      fc.integer({ min: 0, max: 18e7 }).map((millionths) => millionths / 1e6),
      fc.constantFrom(0, 0.001, 1, 90, 180),
    );
    await fc.assert(
      fc.asyncProperty(rightAscension, declination, radius, async (ra, dec, reach) => {
        const { rows } = await lists.page(observationList, { ra, dec, radius: reach }, { limit: 1000 });
        const found = new Set(rows.map(({ rootname }) => rootname));
        for (const { rootname, rightAscensionDegrees: lon, declinationDegrees: lat } of all) {
          if (lon === null || lat === null) expect(found.has(rootname)).toBe(false);
          else {
            const distance = angle(ra, dec, Number(lon), Number(lat));
            // on the very edge rounding decides
            if (Math.abs(distance - reach) > 1e-5) expect(found.has(rootname)).toBe(distance < reach);
          }
        }
      }),
      { seed, numRuns: 150, endOnFailure: true },
    );
  });

  it('finds a place itself with a cone of no radius, and what is a hundredth of an arcsecond away with a little more', async () => {
    const [one] = (await pages(observationList, 'rootname', 1000)).filter(
      ({ declinationDegrees: dec }) => dec !== null && Math.abs(Number(dec)) < 80,
    );
    const { rightAscensionDegrees: ra, declinationDegrees: dec, rootname } = one!;
    const find = async (offset: number, radius: number) =>
      (
        await lists.page(
          observationList,
          { ra: Number(ra), dec: Number(dec) + offset, radius },
          { limit: 1000 },
        )
      ).rows.some((row) => row.rootname === rootname);
    const hundredth = 0.01 / 3600;
    expect(await find(0, 0)).toBe(true);
    expect(await find(hundredth, hundredth * 1.01)).toBe(true);
    expect(await find(hundredth, hundredth * 0.99)).toBe(false);
  });
});
