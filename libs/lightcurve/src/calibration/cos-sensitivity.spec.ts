import { describe, expect, it } from 'vitest';
import {
  extractionTableFile,
  fluxTableFile,
  timeDependenceFile,
  type FluxTableRow,
  type TimeDependenceRow,
} from '../testing/reference-files.js';
import { backgroundSmoothingColumns } from './background-smoothing.js';
import { cosColumnSensitivity, type CosFluxSetting } from './cos-sensitivity.js';
import { readReferenceTable } from './reference-table.js';

const setting: CosFluxSetting = {
  opticalElement: 'G130M',
  centralWavelength: 1291,
  aperture: 'PSA',
  segment: 'FUVA',
  startMjd: 57_000,
  endMjd: 57_002,
};

const fluxRow: FluxTableRow = {
  segment: 'FUVA',
  element: 'G130M',
  wavelength: 1291,
  aperture: 'PSA',
  wavelengths: [1300, 1400],
  sensitivities: [1e13, 3e13],
};

const changeRow: TimeDependenceRow = {
  segment: 'FUVA',
  element: 'G130M',
  wavelength: 1291,
  aperture: 'ANY',
  wavelengths: [1300, 1400],
  times: [56_000, 57_001.5],
  slopes: [
    [-10, -20],
    [90, 90],
  ],
  intercepts: [
    [1, 1],
    [5, 5],
  ],
};

async function tables(
  flux: readonly FluxTableRow[] = [fluxRow],
  change: readonly TimeDependenceRow[] = [changeRow],
) {
  return {
    flux: await readReferenceTable(await fluxTableFile(flux)),
    timeDependence: await readReferenceTable(await timeDependenceFile(change, 57_001 - 365.25)),
  };
}

async function sensitivities(wavelengths: readonly number[], found = tables(), velocity = 0) {
  const result = cosColumnSensitivity(await found, setting, Float64Array.from(wavelengths), velocity);
  if (result.kind === 'unknown') throw new Error(result.missing);
  return result;
}

describe('the sensitivity of COS from reference tables', () => {
  it('is that of FLUXTAB times that of TDSTAB one year on, both interpolated, both clamped at their ends', async () => {
    const { sensitivities: found } = await sensitivities([1200, 1300, 1350, 1400, 1500]);
    // slopes −10 and −20 per cent in the one year since REF_TIME; the interval is that of the middle, not of the end
    expect(Array.from(found, (value) => value / 1e13)).toEqual(
      [0.9, 0.9, 2 * 0.85, 3 * 0.8, 3 * 0.8].map((value) => expect.closeTo(value, 6) as number),
    );
  });

  it('has none where the table has none, nor where the wavelength is not known', async () => {
    const { sensitivities: found } = await sensitivities(
      [1300, Number.NaN, 1400],
      tables([{ ...fluxRow, sensitivities: [0, 1e13] }]),
    );
    expect(found[0]).toBeNaN();
    expect(found[1]).toBeNaN();
    expect(found[2]! / 1e13).toBeCloseTo(0.8, 6);
  });

  it('is looked up at the wavelength the telescope sees, not at the heliocentric one', async () => {
    const velocity = -30;
    const shift = 1 - velocity / 299_792.458;
    const { sensitivities: moving } = await sensitivities([1350 * shift], tables(), velocity);
    const { sensitivities: resting } = await sensitivities([1350]);
    expect(moving[0]! / resting[0]!).toBeCloseTo(1, 12);
  });

  it('takes the row of the central wavelength, and of a wildcard where there is none', async () => {
    const other = { ...changeRow, wavelength: 1327, intercepts: [[100, 100], []] };
    const any = { ...changeRow, wavelength: -1, aperture: 'ANY', intercepts: [[2, 2], []] };
    const { sensitivities: exact } = await sensitivities([1300], tables([fluxRow], [other, changeRow, any]));
    const { sensitivities: wild } = await sensitivities([1300], tables([fluxRow], [other, any]));
    expect(exact[0]! / 1e13).toBeCloseTo(0.9, 6);
    expect(wild[0]! / 1e13).toBeCloseTo(1.9, 6);
  });

  it('says which table has no row, and never is 1 for want of one', async () => {
    const noFlux = await tables([{ ...fluxRow, segment: 'FUVB' }]);
    const noChange = await tables([fluxRow], [{ ...changeRow, wavelength: 1327 }]);
    const wavelengths = Float64Array.of(1300);
    expect(cosColumnSensitivity(noFlux, setting, wavelengths, 0)).toEqual({
      kind: 'unknown',
      missing: 'FLUXTAB',
    });
    expect(cosColumnSensitivity(noChange, setting, wavelengths, 0)).toEqual({
      kind: 'unknown',
      missing: 'TDSTAB',
    });
  });

  it('goes on with the first or last slope outside the times of the table, and says so', async () => {
    const inside = await sensitivities([1300]);
    expect(inside.isExtrapolated).toBe(false);
    const late = cosColumnSensitivity(
      await tables(),
      { ...setting, startMjd: 60_000, endMjd: 60_000 },
      Float64Array.of(1300),
      0,
    );
    const years = (60_000 - 57_001 + 365.25) / 365.25;
    expect(late).toMatchObject({ kind: 'known', isExtrapolated: true });
    expect(late.kind === 'known' && late.sensitivities[0]! / 1e13).toBeCloseTo(5 + 0.9 * years, 5);
  });
});

describe('the boxcar of the background', () => {
  it('is BWIDTH of the row of the setting', async () => {
    const table = await readReferenceTable(await extractionTableFile(37));
    expect(backgroundSmoothingColumns(table, setting)).toBe(37);
  });

  it('is not known without a row, or with a width of 0', async () => {
    const other = await readReferenceTable(await extractionTableFile(37, 'BOA'));
    const none = await readReferenceTable(await extractionTableFile(0));
    expect(backgroundSmoothingColumns(other, setting)).toBeUndefined();
    expect(backgroundSmoothingColumns(none, setting)).toBeUndefined();
  });
});
