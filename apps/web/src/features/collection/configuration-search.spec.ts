import { describe, expect, it } from 'vitest';
import { searchOf } from './configuration-search.js';

describe('the search behind a bar of configurations', () => {
  it('asks for exposures of a spectroscopic configuration', () => {
    expect(searchOf('STIS FUV-MAMA', 'E140M 1425 0.2X0.2')).toEqual({
      kind: 'individual',
      instrument: 'STIS',
      detector: 'FUV-MAMA',
      opt_elem: 'E140M',
      cenwave: '1425',
      aperture: '0.2X0.2',
    });
  });

  it('asks for imaging where there is no central wavelength', () => {
    const { opt_elem: element, cenwave, aperture } = searchOf('COS NUV', 'MIRRORA PSA');
    expect({ element, cenwave, aperture }).toEqual({ element: 'MIRRORA', cenwave: '0', aperture: 'PSA' });
  });
});
