import { describe, expect, it } from 'vitest';
import { progressOf, stopped, withChange, withFiles } from './upload-list.js';

const file = (name: string, bytes = 10) => new File([new Uint8Array(bytes)], name);
const stepsOf = (uploads: ReturnType<typeof withFiles>) =>
  uploads.map(({ file: { name }, step }) => `${name} ${step}`);

describe('a list of uploads', () => {
  it('takes a file once while it is under way, and again when it is over', () => {
    const [a, b] = [file('a.fits'), file('b.fits')];
    const two = withFiles([], [a, b]);
    expect(stepsOf(withFiles(two, [file('a.fits')]))).toEqual(['a.fits waiting', 'b.fits waiting']);
    const refused = withChange(two, a, { step: 'refused', reason: 'no FITS' });
    expect(stepsOf(withFiles(refused, [file('a.fits')]))).toEqual(['b.fits waiting', 'a.fits waiting']);
  });

  it('stops what is not over', () => {
    const [a, b] = [file('a.fits'), file('b.fits')];
    const uploads = withChange(withFiles([], [a, b]), a, { step: 'taken' });
    expect(stepsOf(stopped(uploads))).toEqual(['a.fits taken', 'b.fits stopped']);
  });

  it('tells how far all are together, whatever became of each', () => {
    const [a, b, c] = [file('a.fits', 100), file('b.fits', 50), file('c.fits', 50)];
    let uploads = withFiles([], [a, b, c]);
    uploads = withChange(uploads, a, { step: 'refused' });
    uploads = withChange(uploads, b, { step: 'sending', sentBytes: 20 });
    expect(progressOf(uploads)).toEqual({ sentBytes: 120, totalBytes: 200 });
  });
});
