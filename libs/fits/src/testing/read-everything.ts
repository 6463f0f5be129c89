import { bytesSource } from '../byte-source.js';
import { expandCompressedTable, readCompressedImage } from '../compressed.js';
import { isFitsError } from '../fits-error.js';
import type { Hdu } from '../hdu.js';
import { openFits } from '../open-fits.js';

/**
 * Reads all there is of a file, part by part, so that one damaged part hides no other.
 *
 * @returns codes of the errors met, `value` for each part that was read
 * @throws whatever is no FitsError, and a TypeError where a column has another number of cells than rows
 */
export async function readEverything(bytes: Uint8Array): Promise<readonly string[]> {
  const outcomes: string[] = [];
  const attempt = async (part: () => Promise<unknown>) => {
    try {
      await part();
      outcomes.push('value');
    } catch (error) {
      if (!isFitsError(error)) throw error;
      outcomes.push(error.code);
    }
  };
  await attempt(async () => {
    const file = await openFits(bytesSource(bytes), { maximumBytes: 1_000_000 });
    for (const hdu of file.hdus) for (const part of partsOf(hdu)) await attempt(part);
  });
  return outcomes;
}

function partsOf(hdu: Hdu): readonly (() => Promise<unknown>)[] {
  const parts = [
    () => hdu.checksums(),
    ...hdu.columns.map(
      ({ name }) =>
        () =>
          readColumn(hdu, name),
    ),
  ];
  switch (hdu.kind) {
    case 'primary':
    case 'image':
      return [...parts, () => hdu.image()];
    case 'groups':
      return [...parts, () => hdu.groups()];
    case 'compressed':
      return [...parts, () => readCompressedImage(hdu), () => readTable(hdu)];
    default:
      return parts;
  }
}

async function readTable(hdu: Hdu): Promise<void> {
  const table = await expandCompressedTable(hdu);
  for (const { name } of table.columns) await readColumn(table, name);
}

async function readColumn(hdu: Hdu, name: string): Promise<void> {
  const column = await hdu.column(name);
  const cells = column.values.length;
  // rows without bytes have no cells, whatever their number
  if (cells === 0 && column.repeat === 0) return;
  const perRow =
    column.kind === 'bits'
      ? Math.ceil(column.repeat / 8)
      : column.kind === 'text' || column.kind === 'arrays'
        ? 1
        : column.repeat;
  if (cells !== hdu.rowCount * perRow)
    throw new TypeError(`column "${name}": expected ${perRow} cells in ${hdu.rowCount} rows, found ${cells}`);
}
