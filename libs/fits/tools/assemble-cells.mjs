// Assembles src/swap-cells.wat and writes it as src/swap-cells-binary.ts: `npm run assemble`.
import { readFile, writeFile } from 'node:fs/promises';
import wabt from 'wabt';

const source = new URL('../src/swap-cells.wat', import.meta.url);

/** The program's bytes. */
export async function assembleCells() {
  const { parseWat } = await wabt();
  const program = parseWat('swap-cells.wat', await readFile(source, 'utf8'), { simd: true });
  program.validate();
  return program.toBinary({}).buffer;
}

if (process.argv[1] === import.meta.filename) {
  const digits = Buffer.from(await assembleCells()).toString('hex');
  const lines = digits.match(/.{1,100}/g).map((line) => `  '${line}',`);
  await writeFile(
    new URL('../src/swap-cells-binary.ts', import.meta.url),
    `/** Bytes of swap-cells.wat, two digits each: made by \`npm run assemble\`, held against their source by a test. */
const digits = [
${lines.join('\n')}
].join('');

/** The WebAssembly program of swap-cells.wat. */
export function swapCellsBinary(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: digits.length / 2 }, (_, byte) =>
    Number.parseInt(digits.slice(2 * byte, 2 * byte + 2), 16),
  );
}
`,
  );
}
