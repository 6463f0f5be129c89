import { describe, expect, it } from 'vitest';
import type { Hdu } from '@hstlc/fits';
import { simulateCosFuv, simulateCosNuv } from './cos-exposure.js';
import { simulateStis } from './stis-exposure.js';
import { columnOf, openExposure, sumOf } from './testing/simulated-files.js';

const gaps = [{ start: 60, stop: 75.2 }];
const fuvExposure = simulateCosFuv({ exposureSeconds: 160, gaps });
const fuv = await openExposure(fuvExposure);
const nuv = await openExposure(simulateCosNuv({ exposureSeconds: 160 }));
const stis = await openExposure(simulateStis({ exposureSeconds: 160, gaps }));

const layout = (hdu: Hdu | undefined) =>
  hdu?.columns.map(({ name, format, unit }) => [name, format, unit].join(' ').trim());

describe('a simulated COS corrtag', () => {
  it.each([
    ['FUV', fuv.events[0]!],
    ['NUV', nuv.events[0]!],
  ])('has the columns of a real one (%s)', (_, file) => {
    expect(layout(file.hdu('EVENTS'))).toEqual([
      'TIME 1E s',
      'RAWX 1I pixel',
      'RAWY 1I pixel',
      'XCORR 1E pixel',
      'YCORR 1E pixel',
      'XDOPP 1E pixel',
      'XFULL 1E pixel',
      'YFULL 1E pixel',
      'WAVELENGTH 1E angstrom',
      'EPSILON 1E',
      'DQ 1I',
      'PHA 1B',
    ]);
    expect(layout(file.hdu('GTI'))).toEqual(['START 1D seconds', 'STOP 1D seconds']);
    expect(layout(file.hdu('TIMELINE'))).toHaveLength(12);
  });

  it('puts each card where real files have it, text padded with blanks', () => {
    const [primary, events] = fuv.events[0]!.hdus;
    // the reader trims blanks; the file has them
    const raw = new TextDecoder('latin1').decode(fuvExposure.files[0]!.bytes.subarray(0, 8_640));
    expect(raw).toContain(`ROOTNAME= '${'lsimfuv1q'.padEnd(34)}' / rootname`);
    expect(raw).toContain("INSTRUME= 'COS     '");
    for (const keyword of ['TARGNAME', 'CENWAVE', 'FPPOS', 'CAL_VER', 'XTRCTALG'])
      expect(primary!.header.has(keyword), keyword).toBe(true);
    for (const keyword of ['EXPSTART', 'EXPTIME', 'EXPFLAG', 'SDQFLAGS', 'SP_LOC_A', 'B_BKG2_B']) {
      expect(primary!.header.has(keyword), keyword).toBe(false);
      expect(events!.header.has(keyword), keyword).toBe(true);
    }
    expect(fuv.events[0]!.hdu('TIMELINE')!.header.number('SP_LOC_A')).toBe(-999);
  });

  it('gives TIME in single precision multiples of 0.032 s, in order', async () => {
    const times = await columnOf(fuv.events[1]!, 'EVENTS', 'TIME');
    for (let event = 0; event < times.length; event++) {
      expect(times[event]).toBe(Math.fround(Math.round(times[event]! / 0.032) * 0.032));
      if (event > 0) expect(times[event]! >= times[event - 1]!).toBe(true);
    }
  });

  it('counts in its header what its events say', async () => {
    const { header, rowCount } = fuv.events[0]!.hdu('EVENTS')!;
    const dq = await columnOf(fuv.events[0]!, 'EVENTS', 'DQ');
    const wavelengths = await columnOf(fuv.events[0]!, 'EVENTS', 'WAVELENGTH');
    expect(header.number('NEVENTSA')).toBe(rowCount);
    expect(header.number('NPHA_A')).toBe(dq.filter((bits) => (bits & 512) !== 0).length);
    expect(header.number('NPHA_A')).toBeGreaterThan(0);
    expect(header.number('NBADT_A')).toBe(dq.filter((bits) => (bits & 2_048) !== 0).length);
    expect(header.number('NOUT_A')).toBe(wavelengths.filter((wavelength) => wavelength === 0).length);
    expect(header.number('NBADEVTA')).toBe(header.number('NPHA_A')! + header.number('NOUT_A')!);
  });

  it('cuts bad times out in a second GTI, and flags their photons', async () => {
    const [file] = fuv.events;
    const first = file!.hdu('GTI', 1)!;
    const second = file!.hdu('GTI', 2)!;
    expect(first.rowCount).toBe(1);
    expect(layout(second)).toEqual(['START 1D s', 'STOP 1D s']);
    const starts = Float64Array.from(await second.numbers('START'), Number);
    const stops = Float64Array.from(await second.numbers('STOP'), Number);
    const header = file!.hdu('EVENTS')!.header;
    expect(sumOf(stops) - sumOf(starts)).toBeCloseTo(header.number('EXPTIME')!, 9);
    const times = await columnOf(file!, 'EVENTS', 'TIME');
    const dq = await columnOf(file!, 'EVENTS', 'DQ');
    for (let event = 0; event < times.length; event++)
      expect((dq[event]! & 2_048) !== 0).toBe(
        times[event]! > stops[0]! + 1e-3 && times[event]! < starts[1]! + 1e-3,
      );
  });
});

describe('a simulated COS x1d', () => {
  it('has the zones of TWOZONE for FUV, and three stripes without them for NUV', () => {
    const [zoned, plain] = [fuv.x1d.hdu('SCI')!, nuv.x1d.hdu('SCI')!];
    expect(zoned.rowCount).toBe(2);
    expect(layout(zoned)).toHaveLength(20);
    expect(layout(zoned)).toContain('Y_LOWER_OUTER 16384D');
    expect(plain.rowCount).toBe(3);
    expect(layout(plain)).toContain('FLUX 1274E erg /s /cm**2 /angstrom');
    expect(layout(plain)).not.toContain('Y_LOWER_OUTER 1274D');
  });
});

describe('a simulated STIS tag', () => {
  it('has the columns of a real one, TIME in ticks of 125 µs', async () => {
    const [file] = stis.events;
    expect(layout(file!.hdu('EVENTS'))).toEqual([
      'TIME 1J seconds',
      'AXIS1 1I pixels',
      'AXIS2 1I pixels',
      'DETAXIS1 1I pixels',
    ]);
    expect(file!.hdu('EVENTS')!.header.number('TSCAL1')).toBe(0.000_125);
    const axis = await columnOf(file!, 'EVENTS', 'AXIS1');
    const detector = await columnOf(file!, 'EVENTS', 'DETAXIS1');
    expect(new Set(axis.map((x, event) => Math.abs(x - detector[event]!))).size).toBeLessThanOrEqual(2);
  });

  it('records nothing in its gaps, and has an interval on either side', async () => {
    const [file] = stis.events;
    const times = await columnOf(file!, 'EVENTS', 'TIME');
    expect(file!.hdu('GTI')!.rowCount).toBe(2);
    expect(times.some((time) => time > 60.001 && time < 75.199)).toBe(false);
  });

  it('comes with an x1d of one order and 1024 columns', () => {
    const columns = layout(stis.x1d.hdu('SCI'));
    expect(columns).toHaveLength(19);
    expect(columns).toContain('EXTRLOCY 1024E pixel');
    expect(columns).toContain('FLUX 1024E erg/s/cm**2/Angstrom');
  });
});

describe('every simulated file', () => {
  it.each([
    ['FUV', fuv],
    ['NUV', nuv],
    ['STIS', stis],
  ])('has valid checksums and says that it is simulated (%s)', async (_, { events, x1d }) => {
    for (const { hdus } of [...events, x1d]) {
      expect(hdus[0]!.header.logical('SIMULATD')).toBe(true);
      for (const hdu of hdus) expect(await hdu.checksums()).toEqual({ checksum: 'valid', datasum: 'valid' });
    }
  });
});
