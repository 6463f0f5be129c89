import { describe, expect, it } from 'vitest';
import {
  chance,
  configurationName,
  counted,
  dateOf,
  grouped,
  kiloseconds,
  positionOf,
  sexagesimalOf,
  significant,
  sizeOf,
} from './format.js';

describe('what is said of counts', () => {
  it('gives whole numbers in groups of three digits, as the browser would', () => {
    for (const count of [0, 7, 999, 1000, 112_502, 1_000_000, 2 ** 53 - 1])
      expect(grouped(count)).toBe(count.toLocaleString('en'));
  });
});

describe('what is said of times', () => {
  it('gives the calendar day of an MJD', () => {
    expect(dateOf(40_587)).toBe('1970-01-01');
    expect(dateOf(57_844.999)).toBe('2017-04-01');
  });

  it('gives exposure in kiloseconds', () => {
    expect(kiloseconds(8970)).toBe('8.97');
  });
});

describe('what is said of a target', () => {
  it('gives a position with the sign of the declination', () => {
    expect(positionOf(175.546234, -0.5)).toBe('175.54623 −0.50000');
    expect(positionOf(0, 26.706594)).toBe('0.00000 +26.70659');
  });

  it('gives no position when half of it is not known', () => {
    expect(positionOf(1, null)).toBeUndefined();
    expect(positionOf(null, 1)).toBeUndefined();
  });

  it('gives a position in hours and degrees, carrying what rounds up', () => {
    expect(sexagesimalOf(188.733_333, -7.135_833)).toBe('12ʰ34ᵐ56.0ˢ −07°08′09″');
    expect(sexagesimalOf(359.999_99, -0.000_01)).toBe('00ʰ00ᵐ00.0ˢ −00°00′00″');
  });

  it('counts in singular and plural', () => {
    expect([counted(1, 'target'), counted(0, 'target'), counted(1234, 'bin')]).toEqual([
      '1 target',
      '0 targets',
      '1,234 bins',
    ]);
  });

  it('calls a central wavelength of zero imaging', () => {
    const configuration = {
      instrument: 'COS',
      detector: 'NUV',
      optElem: 'MIRRORA',
      cenwave: 0,
      aperture: 'PSA',
    };
    expect(configurationName(configuration)).toBe('COS NUV MIRRORA imaging PSA');
    expect(configurationName({ ...configuration, optElem: 'G230L', cenwave: 2635 })).toBe(
      'COS NUV G230L 2635 PSA',
    );
  });
});

describe('numbers', () => {
  it.each([
    [0, '0'],
    [1.0449, '1.04'],
    [12_345, '12345'],
    [-0.01234, '−0.0123'],
    [3.2e-7, '3.20×10⁻⁷'],
    [1.5e12, '1.50×10¹²'],
  ])('of %d are written %s', (value, text) => {
    expect(significant(value)).toBe(text);
  });

  it('of bytes have the unit that keeps them short', () => {
    expect([0, 999, 1000, 627_840, 2.5e9].map((bytes) => Object.values(sizeOf(bytes)).join(' '))).toEqual([
      '0 B',
      '999 B',
      '1.0 kB',
      '628 kB',
      '2.5 GB',
    ]);
  });
});

describe('chances', () => {
  it('are written to two digits, small ones as powers of ten, and never as none', () => {
    expect(chance(0.0123)).toBe('0.012');
    expect(chance(3.21e-7)).toBe('3.2×10⁻⁷');
    expect(chance(0)).toBe('<10⁻⁹⁹');
  });
});
