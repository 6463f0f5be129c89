import { describe, expect, it } from 'vitest';
import { citation } from './citation.js';

const product = { target: 'GJ-436', filename: 'a_lc.fits', version: 'v1.0', sha256: 'ab'.repeat(32) };

describe('the citation of a product', () => {
  it('has version, checksum and each programme once, and says when there is no DOI', () => {
    const rows = [13_902, 14_767, 13_902, 0].map((proposal) => ({ proposal }));
    const words = citation('unassigned', product, rows);
    expect(words).toContain('version v1.0, sha256 abababababababab');
    expect(words).toContain('HST programmes 13902, 14767 obtained');
    expect(words).toContain('no DOI is assigned yet');
    expect(citation('10.17909/x', product, [{ proposal: 1 }])).toContain('doi:10.17909/x');
  });
});
