import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as surface from './index.js';

it('exports what it promises, and no more', () => {
  expect(Object.keys(surface).toSorted()).toMatchInlineSnapshot(`
    [
      "FitsError",
      "blobSource",
      "bytesSource",
      "gunzip",
      "isFitsError",
      "isGzip",
      "openFits",
      "writeFits",
    ]
  `);
});

it('depends on nothing', () => {
  const manifest: object = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(manifest).not.toHaveProperty('dependencies');
});
