import { bytesSource, openFits, writeFits, type NewCard, type NewColumn } from '@hstlc/fits';
import { beforeAll, describe, expect, it } from 'vitest';
import { composeLightcurve } from '../composite.js';
import { extractLightcurve } from '../extraction.js';
import { isLightcurveError } from '../lightcurve-error.js';
import { exposureOf, lend, tickSeconds } from '../testing/test-exposure.js';
import { isFitsUnit } from './fits-unit.js';
import { checkHlsp, hlspFilename, type PreviousDelivery } from './hlsp-checks.js';
import { writeLightcurveProduct } from './write-product.js';

const goodTimes = [{ start: 0, stop: 1000 * tickSeconds }];
const name = 'hlsp_hstlc_hst_cos_test-la0000001_g130m_v1.0_lc.fits';
const provenance = { inputs: [], codeVersion: '0', productVersion: 'v1.0', sha256: () => 'x' };

let product: Uint8Array;

beforeAll(async () => {
  const lightcurve = await extractLightcurve(exposureOf([1, 2, 900], goodTimes, {}, 'la0000001'));
  product = writeLightcurveProduct(lightcurve, provenance);
});

/** What a product is changed to: cards by HDU and keyword (undefined removes), columns by name. */
interface Change {
  readonly primary?: Readonly<Record<string, NewCard['value']>>;
  readonly extension?: Readonly<Record<string, NewCard['value']>>;
  readonly columns?: Readonly<Record<string, (values: number[]) => number[]>>;
  readonly units?: Readonly<Record<string, string>>;
}

const structural =
  /^(SIMPLE|XTENSION|BITPIX|NAXIS\d*|EXTEND|PCOUNT|GCOUNT|TFIELDS|CHECKSUM|DATASUM|LONGSTRN|T(TYPE|FORM|UNIT|DISP)\d+)$/;

/** The product with something changed and written anew, so that its checksums hold. */
async function changed({ primary = {}, extension = {}, columns = {}, units = {} }: Change) {
  const file = await openFits(bytesSource(product));
  const hdus = [];
  for (const [index, hdu] of file.hdus.entries()) {
    const changes = index === 0 ? primary : index === 1 ? extension : {};
    const kept = hdu.header.cards.filter(({ keyword }) => !structural.test(keyword) && !(keyword in changes));
    const added = Object.entries(changes).flatMap(([keyword, value]) =>
      value === undefined ? [] : [{ keyword, value }],
    );
    const table: NewColumn[] = [];
    for (const column of hdu.columns) {
      const { kind, values } = await hdu.column(column.name);
      const edit = index === 1 ? columns[column.name] : undefined;
      table.push({
        name: column.name,
        format: column.format,
        unit: (index === 1 ? units[column.name] : undefined) ?? (column.unit || ' '),
        values:
          kind === 'number' && edit !== undefined
            ? edit(Array.from(values as ArrayLike<number>, Number))
            : (values as ArrayLike<number>),
      });
    }
    hdus.push({
      header: [...kept, ...added],
      ...(index === 0 ? {} : { table: { rowCount: hdu.rowCount, columns: table } }),
    });
  }
  return openFits(bytesSource(writeFits(hdus)));
}

async function failures(change: Change, filename = name, previous?: PreviousDelivery) {
  const checks = await checkHlsp(await changed(change), filename, previous);
  return checks.filter(({ passed }) => !passed).map(({ number }) => number);
}

describe('the fifteen checks of a product', () => {
  it('all hold for what the library writes, and are numbered as in the products page', async () => {
    const checks = await checkHlsp(await openFits(bytesSource(product)), 'la0000001_curve.fits');
    expect(checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(checks.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    expect(checks[0]!.found).toBe(name);
    expect(await failures({})).toEqual([]);
  });

  it('all hold for a composite of two proposals, which is named by its setting', async () => {
    const second = exposureOf([5], goodTimes, {}, 'lb0000001', 58_002);
    const others = { ...second, identity: { ...second.identity, proposalId: 2 } };
    const composite = await composeLightcurve([
      lend(exposureOf([5], goodTimes, {}, 'la0000001')),
      lend(others),
    ]);
    const file = await openFits(bytesSource(writeLightcurveProduct(composite, provenance)));
    const filename = hlspFilename(file.hdus[0]!.header);
    expect(filename).toBe('hlsp_hstlc_hst_cos_test-c1291-psa_g130m_v1.0_lc.fits');
    expect((await checkHlsp(file, filename)).filter(({ passed }) => !passed)).toEqual([]);
    const { header } = file.hdus[0]!;
    expect(['PROPOSID', 'PROPOS01', 'PROPOS02'].map((keyword) => header.value(keyword))).toEqual([
      'MULTI',
      1,
      2,
    ]);
  });

  it.each<readonly [string, number, string]>([
    ['too few fields', 1, 'hlsp_hstlc_hst_cos_test_v1.0_lc.fits'],
    ['the eleven fields of the first hstlc', 1, 'hlsp_hstlc_hst_cos-fuv_t_g130m_1291_psa_v1_x_sci.fits'],
    ['a field without a letter', 2, 'hlsp_hstlc_hst_cos_4321_g130m_v1.0_lc.fits'],
    ['a capital', 2, 'hlsp_hstlc_hst_cos_Test_g130m_v1.0_lc.fits'],
    ['a target of 31 characters', 2, `hlsp_hstlc_hst_cos_${'t'.repeat(31)}_g130m_v1.0_lc.fits`],
    ['a version that ends in a letter', 2, 'hlsp_hstlc_hst_cos_test_g130m_v1.2.2a_lc.fits'],
    ['an extension MAST does not take', 2, 'hlsp_hstlc_hst_cos_test_g130m_v1.0_lc.docx'],
    ['another optical element than the header', 3, 'hlsp_hstlc_hst_cos_test_g160m_v1.0_lc.fits'],
    ['another version than the header', 3, 'hlsp_hstlc_hst_cos_test_g130m_v1.1_lc.fits'],
  ])('find a name with %s', async (_, number, filename) => {
    expect(await failures({}, filename)).toContain(number);
  });

  it.each<readonly [string, number, Change]>([
    ['no DOI', 4, { primary: { DOI: undefined } }],
    ['a position that is a text', 4, { extension: { RA_TARG: '10' } }],
    ['no live time', 4, { primary: { XPOSURE: undefined }, extension: { XPOSURE: undefined } }],
    ['a date with a blank', 5, { primary: { 'DATE-OBS': '2017-09-04 06:00:00.000' } }],
    ['a date with Z', 5, { extension: { 'DATE-BEG': '2017-09-04T06:00:00.000Z' } }],
    ['a date 2 ms from its MJD', 5, { extension: { 'DATE-BEG': '2017-09-04T06:00:00.002' } }],
    ['a middle outside', 6, { extension: { 'MJD-MID': 58_001 } }],
    ['TSTART that is not MJD-BEG', 6, { extension: { TSTART: 21_600.01 } }],
    ['XPOSURE that is not the sum', 7, { extension: { XPOSURE: 31 } }],
    ['more live than elapsed time', 7, { extension: { TELAPSE: 1 } }],
    ['MULTI without the list', 8, { primary: { DETECTOR: 'MULTI' } }],
    ['EPOCH', 9, { extension: { EPOCH: 2000 } }],
    ['BUNIT in the table', 9, { extension: { BUNIT: 'ct' } }],
    ['MULTIPLE', 9, { primary: { OBSERVER: 'MULTIPLE' } }],
    ['a column without a unit', 10, { units: { NET: '' } }],
    ['a unit that is none', 10, { units: { NET: 'counts per second' } }],
    ['a dataset that is not told of', 12, { columns: { DATASET: (rows) => rows.map(() => 2) } }],
    ['another licence', 13, { primary: { LICENSE: 'CC BY-NC 4.0' } }],
    ['a row twice', 14, { columns: { TIME: ([first]) => Array.from({ length: 16 }, () => first!) } }],
    ['a step back', 14, { columns: { TIME: (rows) => rows.toReversed() } }],
  ])('find %s', async (_, number, change) => {
    expect(await failures(change)).toContain(number);
  });

  it('pass names that MAST will have a look at, and say so', async () => {
    const checks = await checkHlsp(
      await changed({ primary: { FILTER: 'MIRRORA' }, extension: { FILTER: 'MIRRORA' } }),
      'hlsp_hstlc_hst_cos_test_mirrora_v1.0_curve.fits',
    );
    expect(checks[1]).toMatchObject({
      passed: true,
      found: expect.stringContaining('"mirrora" and "curve"'),
    });
    expect(checks[2]!.passed).toBe(true);
  });

  it('find a byte that changed', async () => {
    const bytes = product.slice();
    bytes[bytes.length - 2880 * 2 - 100]! ^= 1;
    const checks = await checkHlsp(await openFits(bytesSource(bytes)), name);
    expect(checks.filter(({ passed }) => !passed).map(({ number }) => number)).toContain(11);
  });

  it('want a higher version only when the bytes differ', async () => {
    const previous = (version: string, hasSameBytes: boolean) => ({ version, hasSameBytes });
    expect(await failures({}, name, previous('1.0', true))).toEqual([]);
    expect(await failures({}, name, previous('1.0', false))).toEqual([15]);
    expect(await failures({}, name, previous('0.9', false))).toEqual([]);
    expect(await failures({}, name, previous('0.10', false))).toEqual([]);
  });

  it('are not for a file that is no lightcurve', async () => {
    const file = await openFits(bytesSource(writeFits([{ header: [] }])));
    const error: unknown = await checkHlsp(file, name).catch((caught: unknown) => caught);
    expect(isLightcurveError(error, 'not-a-product')).toBe(true);
  });
});

describe('a unit of FITS', () => {
  it.each([
    's',
    'count',
    'count/s',
    'erg/s/cm**2/Angstrom',
    'erg /s /cm**2 /angstrom',
    'm s-1',
    'km s^-1',
    '',
    'mJy',
    '10',
  ])('is told from what is none: "%s"', (unit) => {
    expect(isFitsUnit(unit)).toBe(unit !== '10');
  });

  it.each(['counts', 'sec', 'flux', 'erg per s', '%', 'km/secs'])('is not "%s"', (unit) => {
    expect(isFitsUnit(unit)).toBe(false);
  });
});
