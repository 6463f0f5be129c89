import { describe, expect, it } from 'vitest';
import { curlLines, mastAddress, pythonLines } from './provenance-words.js';

const product = { target: 'GJ-436', filename: 'a+b_lc.fits', version: 'v1.0', sha256: 'ab'.repeat(32) };

describe('how a product is got', () => {
  it('is fetched by its whole address, and held against its checksum', () => {
    const lines = curlLines('https://archive.example', product);
    expect(lines).toContain("'https://archive.example/api/v1/products/a%2Bb_lc.fits'");
    expect(lines).toContain(`${'ab'.repeat(32)}  a+b_lc.fits`);
    expect(pythonLines('https://archive.example', product)).toContain('/api/v1/products/a%2Bb_lc.fits');
  });

  it('has its exposures at MAST', () => {
    expect(mastAddress('ld9m10ujq')).toMatch(/dataset=ld9m10ujq$/);
  });
});
