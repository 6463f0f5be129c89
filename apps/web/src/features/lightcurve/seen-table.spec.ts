import { describe, expect, it } from 'vitest';
import { panelsOf } from './panels.js';
import { seenTable, toCsv, toEcsv } from './seen-table.js';
import { testCurve, twoExposures } from './testing/test-curve.js';

const curve = testCurve(twoExposures);
const rootnames = new Map([
  [1, 'ld9m10ujq'],
  [2, 'ld9m10uyq'],
]);
const table = seenTable(curve, panelsOf(curve.columns, ['net', 'flux']), [1, 4], rootnames);

describe('what is seen as a table', () => {
  it('holds the bins that are seen, with exposure, times, the panels with uncertainties, and flags', () => {
    expect(table.map(({ name }) => name)).toEqual([
      'ROOTNAME',
      'TIME',
      'MJD',
      'BJD_TDB',
      'BINS',
      'EXPOSURE',
      'EVENTS',
      'QUALITY',
      'NET',
      'NET_ERROR',
      'NET_ERROR_LOWER',
      'FLUX',
      'FLUX_ERROR',
    ]);
    expect(table[0]!.values).toEqual(['ld9m10ujq', 'ld9m10uyq']);
  });

  it('is in the units of the product, whatever the axis says', () => {
    const [head, first] = toCsv(table).split('\n');
    expect(head).toContain('NET (count/s),NET_ERROR (count/s)');
    expect(head).toContain('FLUX (erg/s/cm**2/Angstrom)');
    expect(first!.split(',').slice(0, 2)).toEqual(['ld9m10ujq', '103']);
    expect(Number(first!.split(',')[11])).toBe(curve.columns.FLUX[1]);
  });

  it('has the airglow where it is drawn', () => {
    const airglow = {
      line: 'OI_1304',
      rates: Float64Array.of(0, 2.5, 0, 0, Number.NaN, 0),
      highest: 2.5,
    } as const;
    const rate = seenTable(curve, [], [1, 4], rootnames, airglow).at(-1)!;
    expect([rate.name, rate.unit, rate.values]).toEqual(['OI_1304', 'count/s', [2.5, Number.NaN]]);
  });

  it('leaves a value that is not known empty in CSV, and writes nan in ECSV', () => {
    const bare = testCurve(twoExposures, 'without-flux');
    const none = seenTable(bare, [{ ...panelsOf(curve.columns, ['flux'])[0]! }], [0], rootnames);
    expect(toCsv(none).split('\n')[1]).toMatch(/,,$/);
    expect(toEcsv(none, {}).trimEnd()).toMatch(/,nan,nan$/);
  });

  it('tells in ECSV what it is of', () => {
    const text = toEcsv(table, { target: "BARNARD'S STAR" });
    expect(text.startsWith('# %ECSV 1.0\n# ---\n')).toBe(true);
    expect(text).toContain("# - {target: 'BARNARD''S STAR'}");
    expect(text).toContain(
      "# - {name: NET, unit: count/s, datatype: float64, description: 'COUNTS / EXPOSURE'}",
    );
  });
});
