import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeFits } from './write-fits.js';

/** The examples of the README, run as they stand but for where the package is. */
const examples = [
  ...readFileSync(new URL('../README.md', import.meta.url), 'utf8').matchAll(/```ts\n(.*?)```/gs),
].map(([, code]) => code!);

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hstlc-readme-'));
  const rows = [1, 2, 3];
  const columns = ['TIME', 'XFULL', 'YFULL', 'DQ'].map((name) => ({ name, format: '1E', values: rows }));
  const events = {
    header: [{ keyword: 'EXTNAME', value: 'EVENTS' }],
    table: { rowCount: rows.length, columns },
  };
  writeFileSync(path.join(folder, 'events.fits'), writeFits([{ header: [] }, events]));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(examples.map((code, number) => [number + 1, code] as const))('example %i runs', async (_, code) => {
  const lines: unknown[][] = [];
  const runnable = code
    .replace(
      /^import \{ (.*) \} from '@hstlc\/fits(\/\w+)?';$/gm,
      (__, names: string, entry = '') =>
        `const { ${names} } = await load('${entry === '' ? 'index' : String(entry).slice(1)}');`,
    )
    .replaceAll("'events.fits'", JSON.stringify(path.join(folder, 'events.fits')))
    .replaceAll(/(\w|\))!/g, '$1');
  const run = new Function('load', 'console', `return (async () => {${runnable}})();`) as (
    load: (entry: string) => Promise<unknown>,
    console: { log(...words: unknown[]): void },
  ) => Promise<void>;
  await run((entry) => import(`./${entry}.ts`), { log: (...words) => void lines.push(words) });
  expect(lines.length).toBeGreaterThan(0);
});

test('there are examples', () => {
  expect(examples).toHaveLength(2);
});
