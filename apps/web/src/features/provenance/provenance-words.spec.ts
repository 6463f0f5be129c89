import { describe, expect, it } from 'vitest';
import { citation, curlLines, mastAddress, pythonLines } from './provenance-words.js';

const product = { target: 'GJ-436', filename: 'a+b_lc.fits', version: 'v1.0', sha256: 'ab'.repeat(32) };

describe('how a product is got and named', () => {
  it('is fetched by its whole address, and held against its checksum', () => {
    const lines = curlLines('https://archive.example', product);
    expect(lines).toContain("'https://archive.example/api/v1/products/a%2Bb_lc.fits'");
    expect(lines).toContain(`${'ab'.repeat(32)}  a+b_lc.fits`);
    expect(pythonLines('https://archive.example', product)).toContain('/api/v1/products/a%2Bb_lc.fits');
  });

  it('is cited with version, checksum and programmes, and says when it has no DOI', () => {
    const words = citation('unassigned', product, [13_902, 14_767]);
    expect(words).toContain('version v1.0, sha256 abababababababab');
    expect(words).toContain('HST programmes 13902, 14767');
    expect(words).toContain('no DOI is assigned yet');
    expect(citation('10.17909/x', product, [1])).toContain('doi:10.17909/x');
  });

  it('has its exposures at MAST', () => {
    expect(mastAddress('ld9m10ujq')).toMatch(/dataset=ld9m10ujq$/);
  });
});
