import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as surface from './index.js';
import * as nodeSurface from './node.js';

it('exports what it promises, and no more', () => {
  expect(Object.keys(surface).toSorted()).toMatchInlineSnapshot(`
    [
      "FitsError",
      "blobSource",
      "bytesSource",
      "encodeHeader",
      "gunzip",
      "httpSource",
      "isFitsError",
      "isGzip",
      "openFits",
      "writeFits",
    ]
  `);
  expect(Object.keys(nodeSurface).toSorted()).toMatchInlineSnapshot(`
    [
      "OpenFitsFile",
      "fileSource",
      "openFitsFile",
    ]
  `);
});

it('depends on nothing', () => {
  const manifest: object = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  for (const kind of ['dependencies', 'peerDependencies', 'optionalDependencies'])
    expect(manifest).not.toHaveProperty(kind);
});
