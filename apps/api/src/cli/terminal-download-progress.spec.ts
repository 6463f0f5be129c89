import { expect, it } from 'vitest';
import { bytesInWords, durationInWords } from './terminal-download-progress.js';

it('says bytes and durations as people read them', () => {
  expect([0, 999, 1000, 1_234_567, 2e9, 3.5e15].map(bytesInWords)).toEqual([
    '0 B',
    '999 B',
    '1.0 kB',
    '1.2 MB',
    '2.0 GB',
    '3500.0 TB',
  ]);
  expect([0.4, 59.4, 60, 190, 3600, 7530].map(durationInWords)).toEqual([
    '0 s',
    '59 s',
    '1 min 00 s',
    '3 min 10 s',
    '1 h 00 min',
    '2 h 05 min',
  ]);
});
