// Assembles src/kernel/sum-rows.wat and writes it as src/kernel/sum-rows-binary.ts: `npm run assemble`.
import { readFile, writeFile } from 'node:fs/promises';
import wabt from 'wabt';

const source = new URL('../src/kernel/sum-rows.wat', import.meta.url);

/** The program's bytes. */
export async function assembleKernel() {
  const { parseWat } = await wabt();
  const program = parseWat('sum-rows.wat', await readFile(source, 'utf8'), {
    simd: true,
    sat_float_to_int: true,
  });
  program.validate();
  return program.toBinary({}).buffer;
}

if (process.argv[1] === import.meta.filename) {
  const digits = Buffer.from(await assembleKernel()).toString('hex');
  const lines = digits.match(/.{1,100}/g).map((line) => `  '${line}',`);
  await writeFile(
    new URL('../src/kernel/sum-rows-binary.ts', import.meta.url),
    `/** Bytes of sum-rows.wat, two digits each: made by \`npm run assemble\`, held against their source by a test. */
const digits = [
${lines.join('\n')}
].join('');

/** The WebAssembly program of sum-rows.wat. */
export function sumRowsBinary(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: digits.length / 2 }, (_, byte) =>
    Number.parseInt(digits.slice(2 * byte, 2 * byte + 2), 16),
  );
}
`,
  );
}
