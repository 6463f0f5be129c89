import { describe, expect, it } from 'vitest';
import { compareVersions, isNewer } from './calibration-version.js';

describe('versions', () => {
  it.each([
    ['3.4.3', '3.4.3', 0],
    ['3.10', '3.9.12', 1],
    ['3.4', '3.4.0', 0],
    ['3.4.0 (2022-09-01)', 'CALCOS 3.3.11', 1],
    ['CALSTIS 3.4.2 (19-Jan-2018)', '3.5.0 (02-Feb-2026)', -1],
    ['unknown', '3.4', 0],
    [null, '3.4', 0],
  ])('%s against %s', (a, b, sign) => {
    expect(Math.sign(compareVersions(a, b))).toBe(sign);
    expect(Math.sign(compareVersions(b, a))).toBe(sign === 0 ? 0 : -sign);
  });
});

describe('a listed file is newer than one that is here', () => {
  const held = { bytes: 100, version: '3.4' };
  it.each([
    [{ bytes: 100, version: '3.5' }, true],
    [{ bytes: 100, version: '3.4' }, false],
    [{ bytes: 120, version: '3.4' }, true],
    [{ bytes: 120, version: '3.3' }, false],
    [{ bytes: 120, version: null }, true],
    [{ bytes: null, version: null }, false],
    [{ bytes: null, version: '3.5' }, true],
  ])('%o: %s', (listed, expected) => {
    expect(isNewer(listed, held)).toBe(expected);
  });

  it('cannot be said where nothing is known of what is here', () => {
    expect(isNewer({ bytes: 100, version: '3.5' }, { bytes: null, version: null })).toBe(false);
  });
});
