import { describe, expect, it } from 'vitest';
import { identity } from '../testing/test-exposure.js';
import { compositeFilename, individualFilename, individualHlspFilename, targetFolder } from './names.js';

describe('the folder of a target', () => {
  it.each(['../../x', '/etc/passwd', '..', '', 'a\0b', 'x'.repeat(10_000), 'β Pictoris', '-rf', 'composite'])(
    'is one plain name for %j',
    (name) => {
      expect(targetFolder(name)).toMatch(/^[A-Za-z0-9+_][A-Za-z0-9+._-]{0,59}$/);
      expect(targetFolder(name)).not.toBe('composite');
    },
  );

  it('is the name itself when that is plain', () => {
    expect(targetFolder('WD1145+017')).toBe('WD1145+017');
  });

  it('is never shared by two names', () => {
    expect(targetFolder('A B')).not.toBe(targetFolder('A/B'));
  });
});

describe('the file name of an individual lightcurve', () => {
  it('is the rootname, when that is one', () => {
    expect(individualFilename('ld9m10ujq')).toBe('ld9m10ujq_curve.fits');
  });

  it.each(['../../etc/x', '', 'a b', 'x'.repeat(500)])(
    'is a plain name of at most 30 characters for %j',
    (name) => {
      expect(individualFilename(name)).toMatch(/^[A-Za-z0-9]{1,20}_curve\.fits$/);
    },
  );
});

describe('the HLSP name of a composite', () => {
  it('has nine fields that the rules admit', () => {
    const name = compositeFilename({ ...identity, targetName: 'WD1145+017' }, 'v1.0');
    expect(name).toBe('hlsp_hstlc_hst_cos_wd1145+017-c1291-psa_g130m_v1.0_lc.fits');
  });

  it('keeps the target field at 30 characters and two long targets apart', () => {
    const long = 'SDSS-J123456.78+012345.6';
    const names = [long, `${long}7`].map((targetName) =>
      compositeFilename({ ...identity, targetName, aperture: '0.2X0.2' }, 'v1.0'),
    );
    for (const name of names) expect(name.split('_')[4]!.length).toBeLessThanOrEqual(30);
    expect(new Set(names).size).toBe(2);
  });

  it('is one file name whatever the headers hold', () => {
    const name = compositeFilename(
      { ...identity, targetName: '///', opticalElement: '../G130M', aperture: 'a/'.repeat(40) },
      'v1.0',
    );
    expect(name).toMatch(/^hlsp_hstlc_hst_cos_[a-z0-9][a-z0-9+.-]*_[a-z0-9.-]+_v1\.0_lc\.fits$/);
    expect(name.split('_')[4]!.length).toBeLessThanOrEqual(30);
  });
});

describe('the HLSP name of an individual lightcurve', () => {
  it('holds target and rootname in one field of at most 30 characters', () => {
    expect(individualHlspFilename({ ...identity, targetName: 'GJ-436' }, 'ld9m10ujq', 'v1.0')).toBe(
      'hlsp_hstlc_hst_cos_gj-436-ld9m10ujq_g130m_v1.0_lc.fits',
    );
    const long = individualHlspFilename(
      { ...identity, targetName: 'SDSS-J123456.78+012345.6' },
      'ld9m10ujq',
      'v1.0',
    );
    expect(long.split('_')[4]!.length).toBeLessThanOrEqual(30);
  });

  it('is one file name of nine fields whatever the headers hold', () => {
    for (const [targetName, rootname] of [
      ['///', '../x'],
      ['', ''],
      ['x'.repeat(99), 'y'.repeat(99)],
      ['β', 'ABC'],
    ] as const) {
      const name = individualHlspFilename(
        { ...identity, targetName, opticalElement: '..' },
        rootname,
        'v1.0',
      );
      expect(name).toMatch(
        /^hlsp_hstlc_hst_cos_[a-z0-9][a-z0-9+.-]{0,28}[a-z0-9]_[a-z0-9-]+_v1\.0_lc\.fits$/,
      );
    }
  });
});
