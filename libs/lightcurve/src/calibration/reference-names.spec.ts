import { bytesSource, openFits, writeFits } from '@hstlc/fits';
import { describe, expect, it } from 'vitest';
import { neededReferences, parseReferenceName } from './reference-names.js';

async function needed(cards: Readonly<Record<string, string>>, hasSpectrum: boolean) {
  const header = Object.entries(cards).map(([keyword, value]) => ({ keyword, value }));
  const file = await openFits(bytesSource(writeFits([{ header }])));
  return neededReferences(file.hdus[0]!.header, hasSpectrum).map(({ keyword, name }) => `${keyword} ${name}`);
}

const cos = {
  INSTRUME: 'COS ',
  OBSTYPE: 'SPECTROSCOPIC',
  XTRCTALG: 'TWOZONE ',
  TWOZXTAB: 'lref$a_2zx.fits',
  XTRACTAB: 'lref$b_1dx.fits',
  FLUXTAB: 'lref$c_phot.fits  ',
  TDSTAB: 'N/A',
};

describe('the reference files an exposure needs', () => {
  it('of COS: the extraction table of its algorithm, and without an x1d those of the sensitivity', async () => {
    expect(await needed(cos, true)).toEqual(['TWOZXTAB lref$a_2zx.fits']);
    expect(await needed({ ...cos, XTRCTALG: 'BOXCAR' }, true)).toEqual(['XTRACTAB lref$b_1dx.fits']);
    expect(await needed(cos, false)).toEqual(['TWOZXTAB lref$a_2zx.fits', 'FLUXTAB lref$c_phot.fits']);
  });

  it('of STIS: flats, bad pixels and linearity, with or without an x1d', async () => {
    const stis = {
      INSTRUME: 'STIS',
      PFLTFILE: 'oref$a_pfl.fits',
      DFLTFILE: 'N/A',
      MLINTAB: 'oref$l_lin.fits',
    };
    expect(await needed(stis, true)).toEqual(['PFLTFILE oref$a_pfl.fits', 'MLINTAB oref$l_lin.fits']);
    expect(await needed(stis, false)).toEqual(await needed(stis, true));
  });

  it('are never a path out of the folder of reference files', () => {
    for (const name of [
      'lref$../../etc/x.fits',
      'lref$/x.fits',
      'home$x.fits',
      'lref$.x.fits',
      'lref$x.fits/..',
    ])
      expect(parseReferenceName('FLUXTAB', name)).toBeUndefined();
    expect(parseReferenceName('FLUXTAB', 'oref$13a1941fo_tds.fits')).toMatchObject({
      folder: 'oref',
      filename: '13a1941fo_tds.fits',
    });
  });
});
