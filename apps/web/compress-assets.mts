import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import type { Plugin } from 'vite';

/** Smaller than this gains nothing (byte). */
const worthwhile = 1024;

const compress = promisify(brotliCompress);

/** Puts a brotli form beside the page, every script and style sheet as they were written, so that the server need not compress anew. */
export function compressAssets(): Plugin {
  return {
    name: 'compress-assets',
    apply: 'build',
    async writeBundle({ dir = 'dist' }) {
      const folder = path.join(dir, 'assets');
      const assets = (await readdir(folder)).filter((file) => /\.(js|css)$/.test(file));
      for (const file of [path.join(dir, 'index.html'), ...assets.map((name) => path.join(folder, name))]) {
        const source = await readFile(file);
        if (source.length >= worthwhile) await writeFile(`${file}.br`, await compress(source));
      }
    },
  };
}
